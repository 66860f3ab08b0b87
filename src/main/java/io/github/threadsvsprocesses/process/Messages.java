package io.github.threadsvsprocesses.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a parent and its child JVM say to each other. The envelope is plain bytes: a child that has
 * no task yet needs no codec.
 */
final class Messages {
  /** A child's first message, when it is connected and takes orders. */
  static final byte[] READY = {};

  private Messages() {}

  enum Command {
    /** Run a task. */
    RUN('r'),
    /** End once the task at hand, if any, is done. */
    FINISH('f'),
    /** Interrupt the task at hand, if any, and end. */
    STOP('s');

    private final byte code;

    Command(char code) {
      this.code = (byte) code;
    }

    static Command of(byte code) throws IOException {
      for (Command command : values()) {
        if (command.code == code) {
          return command;
        }
      }
      throw new IOException("The parent sent what is no order.");
    }
  }

  /** From the parent. The task's class name and its components are for {@link Command#RUN}. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Order(Command command, String taskClass, byte[] task) {
    private static final int HEADER = 1 + Short.BYTES;

    static Order to(Command command) {
      return new Order(command, "", new byte[0]);
    }

    byte[] toBytes() {
      byte[] name = taskClass.getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.allocate(HEADER + name.length + task.length)
          .put(command.code)
          .putShort((short) name.length) // A class file holds no longer name either.
          .put(name)
          .put(task)
          .array();
    }

    static Order fromBytes(byte[] bytes) throws IOException {
      try {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Command command = Command.of(in.get());
        byte[] name = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(name);
        byte[] task = new byte[in.remaining()];
        in.get(task);
        return new Order(command, new String(name, StandardCharsets.UTF_8), task);
      } catch (RuntimeException malformed) {
        throw new IOException("The parent sent what is no order.", malformed);
      }
    }
  }

  enum Kind {
    RESULT('r'),
    FAILURE('f'),
    /** Sent from the shutdown hook; a signal such as SIGTERM asked for the shutdown, or not. */
    GOODBYE_AFTER_SIGNAL('s'),
    GOODBYE('g');

    private final byte code;

    Kind(char code) {
      this.code = (byte) code;
    }

    static Kind of(byte code) throws IOException {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IOException("The child sent what is no report.");
    }
  }

  /**
   * From the child.
   *
   * @param content the encoded result or failure; empty in a goodbye
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Report(Kind kind, byte[] content) {
    byte[] toBytes() {
      byte[] bytes = new byte[1 + content.length];
      bytes[0] = kind.code;
      System.arraycopy(content, 0, bytes, 1, content.length);
      return bytes;
    }

    static Report fromBytes(byte[] bytes) throws IOException {
      if (bytes.length == 0) {
        throw new IOException("The child sent what is no report.");
      }
      return new Report(Kind.of(bytes[0]), Arrays.copyOfRange(bytes, 1, bytes.length));
    }
  }
}
