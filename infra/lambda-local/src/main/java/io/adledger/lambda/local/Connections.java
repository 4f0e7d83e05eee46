package io.adledger.lambda.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The connections of a process, as Linux tells of them.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_net.5.html">proc_pid_net(5)</a>
 */
final class Connections {

    private static final String SOCKET = "socket:[";
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String ESTABLISHED = "01";
    private static final String CLOSE_WAIT = "08";

    private Connections() {}

    static long of(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            Set<String> sockets = sockets(process.resolve("fd"));
            return Stream.of("net/tcp", "net/tcp6")
                    .flatMap(table -> lines(process.resolve(table)).stream().skip(1))
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns[STATE].equals(ESTABLISHED) || columns[STATE].equals(CLOSE_WAIT))
                    .filter(columns -> sockets.contains(columns[INODE]))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> sockets(Path descriptors) throws IOException {
        Set<String> inodes = new HashSet<>();
        List<Path> open;
        try (Stream<Path> listed = Files.list(descriptors)) {
            open = listed.toList();
        }
        for (Path descriptor : open) {
            try {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith(SOCKET)) {
                    inodes.add(target.substring(SOCKET.length(), target.length() - 1));
                }
            } catch (NoSuchFileException closedMeanwhile) {
                // Then it is none that is open.
            }
        }
        return inodes;
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
