// What a user gets: the advice on the console and in the report, with the evidence.
def log = new File(basedir, 'build.log').text
def results = new File(basedir, 'target/allure-results')
def texts = results.listFiles().findAll { it.name.endsWith('.txt') }*.text
def decided = log.contains('primes: use ')

assert decided || log.contains('primes: undecided here, because ')
assert log.contains('  - a task takes one worker ')
assert texts.any { it.startsWith('primes: ') && (!decided || it.contains('threads gain')) }
assert results.listFiles().any { it.name.endsWith('.json') && it.text.contains('"proposition"') }
if (decided) {
  assert texts.any { it.contains('\n  - how many: ') }
  assert results.listFiles().any { it.name.endsWith('.json') && it.text.contains('"totalUnits"') && it.text.contains('"crews"') }
  def pictures = results.listFiles().count { it.name.endsWith('.png') && new String(it.bytes, 1, 3, 'US-ASCII') == 'PNG' }
  // Where the JVM has no fonts to draw with, a table stands in.
  assert pictures >= 2 || texts.any { it.contains('| Workload | ') }
}
return true
