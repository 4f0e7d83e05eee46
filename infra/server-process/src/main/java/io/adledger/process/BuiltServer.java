package io.adledger.process;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the build of a module left in its {@code target} for a server.
 *
 * @param classes the module's own classes, a folder or a jar
 * @param folder what else the server needs
 */
public record BuiltServer(Path classes, Path folder) {

    /**
     * Finds it below the repository root that the system property {@code adledger.home} names, else beside the module's
     * classes.
     *
     * @param module a class of the module
     * @param path of the module, from the root
     * @param name of the folder in its {@code target}
     * @throws IOException if it is not there
     */
    public static BuiltServer locate(Class<?> module, Path path, String name) throws IOException {
        Path classes = locationOf(module);
        String home = System.getProperty("adledger.home");
        Path folder = home == null
                ? classes.resolveSibling(name)
                : Path.of(home).resolve(path).resolve("target").resolve(name).toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            throw new IOException(
                    "the server of " + path + " is not built: " + folder + " is missing (./ads builds it)");
        }
        return new BuiltServer(classes, folder);
    }

    /** The class path of the module's classes and the jars in {@code lib}. */
    public String classPath() {
        return classes + File.pathSeparator + folder.resolve("lib").resolve("*");
    }

    private static Path locationOf(Class<?> module) throws IOException {
        try {
            return Path.of(
                    module.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException unexpected) {
            throw new IOException("cannot tell where the classes of " + module.getName() + " are", unexpected);
        }
    }
}
