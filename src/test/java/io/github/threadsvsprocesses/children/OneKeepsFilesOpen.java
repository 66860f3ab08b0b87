package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.KeepsFilesOpen.Opened;
import io.github.threadsvsprocesses.crew.Crew;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * What is seen of the files that one worker of a crew of two keeps open, while it does.
 *
 * @param workers by how many files the worker's table grew
 * @param siblings the same of its sibling's
 * @param starters the same of the crew's starter's
 * @param textOnDisk what the starter reads in one of the files
 * @param port what becomes of the starter's wish to have the worker's port, too
 * @param cpus how many the worker may use
 */
public record OneKeepsFilesOpen(
    long workers, long siblings, long starters, String textOnDisk, String port, int cpus) {
  /** Has one worker of the crew open some files in the directory, and looks. */
  public static OneKeepsFilesOpen in(Crew crew, int files, Path directory) throws Exception {
    String real = directory.toRealPath().toString();
    CountsOpenFiles look = new CountsOpenFiles(real);
    try (Meeting<Opened> meeting = Meeting.open(Opened.class)) {
      long siblingsBefore = crew.runOn(1, look);
      long startersBefore = look.run();
      CompletableFuture<Opened> keeping =
          crew.submit(0, new KeepsFilesOpen(real, files, meeting.place()));
      Opened opened = meeting.next(keeping);
      OneKeepsFilesOpen seen =
          new OneKeepsFilesOpen(
              opened.after() - opened.before(),
              crew.runOn(1, look) - siblingsBefore,
              look.run() - startersBefore,
              Files.readString(directory.resolve(KeepsFilesOpen.name(0))),
              tryToTake(opened.port()),
              opened.cpus());
      meeting.letGoOn(1);
      keeping.get();
      return seen;
    }
  }

  private static String tryToTake(int port) {
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return "given: " + taken;
    } catch (IOException refused) {
      return "refused: " + refused.getMessage();
    }
  }
}
