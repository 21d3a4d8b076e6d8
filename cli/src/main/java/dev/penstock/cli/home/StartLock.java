package dev.penstock.cli.home;

import dev.penstock.cli.CommandFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** Held while a home's processes are being started, so that two starts at once do not mix. */
public final class StartLock implements AutoCloseable {
    private final FileChannel channel;

    private StartLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws CommandFailure when somebody else holds it */
    public static StartLock of(Home home) {
        try {
            FileChannel channel = FileChannel.open(
                    home.run().resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new CommandFailure("another `penstock up` is starting this home, " + home.root() + ", just now");
            }
            return new StartLock(channel);
        } catch (IOException e) {
            throw new CommandFailure("the home " + home.root() + " cannot be locked: " + e.getMessage(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new CommandFailure("the home's lock cannot be released: " + e.getMessage(), e);
        }
    }
}
