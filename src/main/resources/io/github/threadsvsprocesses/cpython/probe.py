"""Says in one line of JSON what runs this: any Python, from 2.7 on."""

import json
import platform
import sys


def lock_is_on():
    asked = getattr(sys, "_is_gil_enabled", None)
    return True if asked is None else bool(asked())


def is_free_threaded():
    import sysconfig

    return sysconfig.get_config_var("Py_GIL_DISABLED") == 1


def start_methods():
    import multiprocessing

    return multiprocessing.get_all_start_methods()


def trouble_of_processes():
    """What keeps processes from being started and from waiting for each other; none is ''."""
    try:
        import multiprocessing

        lock = multiprocessing.get_context().Lock()
        lock.acquire()
        lock.release()
        return ""
    except Exception as trouble:
        return "%s: %s" % (type(trouble).__name__, trouble)


facts = {
    "implementation": platform.python_implementation(),
    "version": platform.python_version(),
    "major": sys.version_info[0],
    "minor": sys.version_info[1],
    "executable": sys.executable or "",
    "lock": True,
    "freeThreaded": False,
    "startMethods": [],
    "trouble": "",
}
if facts["implementation"] == "CPython" and sys.version_info >= (3, 8):
    facts["lock"] = lock_is_on()
    facts["freeThreaded"] = is_free_threaded()
    facts["trouble"] = trouble_of_processes()
    facts["startMethods"] = [] if facts["trouble"] else start_methods()
print(json.dumps(facts))
