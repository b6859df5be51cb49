"""The same trace on a cluster of machines: articles, keys, candidates and statements as tables of Spark.

Nothing of speech, matching or provenance stands here. The tables bring together what belongs together; what is found in
it is found by the functions that trace on one machine. Needs the extra `spark` (pyspark, pandas, pyarrow) and Java 17.
"""

from quotetrace.spark.engine import Problem, Totals, trace
from quotetrace.spark.session import missing, session
from quotetrace.spark.tables import SUFFIXES

__all__ = ["SUFFIXES", "Problem", "Totals", "missing", "session", "trace"]
