// The failure says what was expected and what was found, or why nothing was.
def log = new File(basedir, 'build.log').text
def refuted = log.contains('prices: processes are not the choice: 2 threads without a lock: ')

assert refuted || log.contains('required and undecided here, because ')
assert log.contains('Tests run: 1, Failures: 1, Errors: 0, Skipped: 0')
return true
