package io.github.threadsvsprocesses.claims.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claims.python.PythonFixture;
import io.github.threadsvsprocesses.claims.python.PythonHashes;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Certificate;
import org.junit.jupiter.api.extension.ExtendWith;

/** On CPython, CPU work in native code that lets go of the lock scales over threads. */
@Claim(value = "boundary.native-code-releases-the-lock", measured = true)
@ExtendWith(PythonFixture.class)
class NativeCodeReleasesTheLock {
  @PythonCheck
  void twoThreadsHashABufferInNativeCode(CPython python, PythonHashes hashes, Evidence evidence)
      throws Exception {
    scales(hashes.inNativeCode(python), evidence);
  }

  @PythonControl(refusedWith = "they do not scale: 2 threads that hash in bytecode: ")
  void twoThreadsHashItInBytecode(CPython python, PythonHashes hashes, Evidence evidence)
      throws Exception {
    scales(hashes.inBytecode(python), evidence);
  }

  private static void scales(Certificate certificate, Evidence evidence) {
    evidence.when(PythonHashes.IN_WORDS);
    evidence.certificate(certificate);
    assertThat(certificate.holds())
        .withFailMessage("they do not scale: %s", certificate.inWords())
        .isTrue();
  }
}
