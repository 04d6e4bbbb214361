#!/usr/bin/env python3
"""The formats as their consumers read them: run.py DIXIT [SUITE]...

SUITE is the name of a file test_SUITE.py beside this one; without any, all are run. Consumers that are not here are
skipped, with a line that says so; where all of a suite is, the exit status is 77.
"""
import pathlib
import sys
import unittest

import support


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    support.DIXIT = str(pathlib.Path(sys.argv[1]).resolve())
    here = pathlib.Path(__file__).parent
    names = sys.argv[2:] or sorted(path.stem[5:] for path in here.glob("test_*.py"))
    suite = unittest.defaultTestLoader.loadTestsFromNames("test_" + name for name in names)
    result = unittest.TextTestRunner(verbosity=2).run(suite)
    if result.wasSuccessful() and result.testsRun == len(result.skipped):
        sys.exit(77)
    sys.exit(not result.wasSuccessful())


if __name__ == "__main__":
    main()
