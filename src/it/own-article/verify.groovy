// An article of somebody else has verdicts, a page and a badge, and advice in its report.
import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def verdicts = new JsonSlurper().parse(new File(basedir, 'reports/verdicts.json'))
def verdictOf = { id -> verdicts.claims.find { it.id == id }.runtimes[0].verdict }

assert !verdicts.partial
assert verdicts.summary.claims == 2
assert verdictOf('prices.are-the-same-for-all') == 'CONFIRMED'
assert verdictOf('prices.threads-suffice') in ['CONFIRMED', 'UNDECIDED']
assert new File(basedir, 'reports/verdicts.md').text.contains('# Verdicts: What our shop may do at once')
assert new File(basedir, 'reports/badge.svg').text.contains("${verdicts.summary.confirmed}/2")
assert log.contains('ask for prices: ')
assert new File(basedir, 'target/allure-results').listFiles().any {
  it.name.endsWith('.txt') && it.text.startsWith('queue for prices: ')
}
return true
