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
  def signature = [0x89, 0x50, 0x4E, 0x47] as byte[]
  assert results.listFiles().count { it.name.endsWith('.png') && it.bytes.take(4) == signature.toList() } >= 2
}
return true
