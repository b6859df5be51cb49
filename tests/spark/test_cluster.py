"""On a cluster of one master and two workers, of which one is killed while they work."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

import pytest
from cluster import SETTINGS, lines_in, lines_of, missing
from conftest import ROOT, SAMPLES
from stories import stories

from quotetrace import pipeline
from quotetrace.reading import read, sources
from quotetrace.spark import session, trace

pytestmark = [pytest.mark.large, pytest.mark.skipif(missing() is not None, reason=str(missing()))]

MASTER, WORKER = "org.apache.spark.deploy.master.Master", "org.apache.spark.deploy.worker.Worker"
SMALL = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
ON_A_CLUSTER = {
    "spark.executor.memory": "512m",
    "spark.executor.extraJavaOptions": SMALL,
    "spark.shuffle.io.maxRetries": "1",  # a worker that is gone does not come back here
    "spark.shuffle.io.retryWait": "100ms",
}
LOG = """rootLogger.level = info
rootLogger.appenderRef.stderr.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %m%n
"""


@contextmanager
def daemon(folder: Path, name: str, *arguments: str, until: str) -> Iterator[tuple[int, str]]:
    """A daemon of Spark in a process group of its own: its process, and what it said that matches `until`."""
    import pyspark

    home = Path(pyspark.__file__).parent
    log = folder / "log4j2.properties"
    log.write_text(LOG, encoding="utf-8")
    options = f"{SMALL} -Dlog4j2.configurationFile={log.as_uri()}"
    changes = {
        "SPARK_DAEMON_JAVA_OPTS": options,
        "SPARK_HOME": str(home),
        "SPARK_NO_DAEMONIZE": "1",
        "PYTHONPATH": str(ROOT),
    }
    process = subprocess.Popen(
        [home / "bin" / "spark-class", name, "--host", "127.0.0.1", "--port", "0", "--webui-port", "0", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **changes, "PYSPARK_PYTHON": sys.executable},
        start_new_session=True,
    )
    assert process.stderr
    try:
        found = next((said for line in process.stderr if (said := re.search(until, line))), None)
        assert found, f"{name} ended before it said {until!r}"
        Thread(target=process.stderr.read, daemon=True).start()  # so that it never waits for a reader
        yield process.pid, found.group()
    finally:
        kill(process.pid)
        process.wait()


def kill(group: int) -> None:
    """Kills all processes of a group, without a warning."""
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


@contextmanager
def killed_when(ready: Path, pattern: str, group: int) -> Iterator[Event]:
    """Kills a group of processes as soon as a file that matches `pattern` stands in the folder `ready`; sets the event
    then."""
    done, over = Event(), Event()

    def watch() -> None:
        while not over.wait(0.02):
            if next(ready.glob(pattern), None):
                kill(group)
                done.set()
                return

    watcher = Thread(target=watch)
    watcher.start()
    try:
        yield done
    finally:
        over.set()
        watcher.join()


def test_a_worker_that_is_killed_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "stories.jsonl").write_text("\n".join(stories(20)), encoding="utf-8")
    paths = [str(SAMPLES), str(tmp_path / "stories.jsonl")]
    with ExitStack() as cluster:
        _, master = cluster.enter_context(daemon(tmp_path, MASTER, until=r"spark://127\.0\.0\.1:\d+"))
        workers = [
            cluster.enter_context(
                daemon(
                    tmp_path,
                    WORKER,
                    *("--cores", "1", "--memory", "600m", "--work-dir", str(tmp_path / name), master),
                    until="Successfully registered with master",
                )
            )
            for name in ("one", "two")
        ]
        spark = session(master, SETTINGS | ON_A_CLUSTER)
        cluster.callback(spark.stop)
        with killed_when(tmp_path, "out.jsonl.*.part/2/_SUCCESS", workers[0][0]) as killed:
            trace(spark, paths, str(tmp_path / "out.jsonl"), on_problem=print)
        assert killed.is_set()
        executors = [folder.parent for folder in tmp_path.glob("*/app-*/*/stderr")]
        assert len({executor.parent.parent.name for executor in executors}) == 2, "both workers had a part in it"
    statements = pipeline.trace(article for source in sources(paths) for article in read(source))
    assert lines_in(tmp_path / "out.jsonl") == lines_of(statements)
