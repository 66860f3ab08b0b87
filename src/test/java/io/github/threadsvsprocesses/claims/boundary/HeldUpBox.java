package io.github.threadsvsprocesses.claims.boundary;

import io.github.threadsvsprocesses.children.Box;
import io.github.threadsvsprocesses.children.Numbered;
import io.github.threadsvsprocesses.children.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A box, in its owner, that holds up the call which brings one certain message. */
final class HeldUpBox implements Box {
  private final Numbered heldUp;
  private final Witness witness;
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final List<Numbered> messages = new ArrayList<>();

  /** The witness is told when that call has come. */
  HeldUpBox(Numbered heldUp, Witness witness) {
    this.heldUp = heldUp;
    this.witness = witness;
  }

  @Override
  public void drop(Numbered message) throws InterruptedException {
    if (message.equals(heldUp)) {
      witness.sawInside(message.producer(), message.number() + 1);
      goOn.await();
    }
    synchronized (this) {
      messages.add(message);
    }
  }

  /** What is in it now; from now on it holds up no call. */
  synchronized List<Numbered> messages() {
    goOn.countDown();
    return List.copyOf(messages);
  }
}
