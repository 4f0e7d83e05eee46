package io.adledger.verifier;

import static io.adledger.verifier.VerificationException.require;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonReaderBuilder;
import com.amazon.ion.system.IonSystemBuilder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The blocks in files of Ion text or binary, one at a time. To be closed; not thread-safe. */
final class ExportedBlocks implements Iterator<IonStruct>, AutoCloseable {

    private static final IonSystem ION = IonSystemBuilder.standard().build();

    private final Iterator<ExportFile> files;
    private @Nullable ExportFile file;
    private @Nullable InputStream open;
    private Iterator<IonValue> blocks = Collections.emptyIterator();
    private long read;

    /** The blocks of files that continue each other. */
    ExportedBlocks(List<ExportFile> files) {
        this.files = files.iterator();
    }

    @Override
    public boolean hasNext() {
        while (!blocks.hasNext()) {
            requireComplete();
            if (!files.hasNext()) {
                return false;
            }
            open(files.next());
        }
        return true;
    }

    private void requireComplete() {
        if (file != null) {
            require(
                    read == file.last() - file.first() + 1,
                    "file " + file.path().getFileName() + " has the " + (file.last() - file.first() + 1)
                            + " blocks that its name promises: it has " + read);
        }
    }

    private void open(ExportFile next) {
        close();
        try {
            open = new BufferedInputStream(Files.newInputStream(next.path()), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file = next;
        read = 0;
        blocks = ION.iterate(IonReaderBuilder.standard().build(open));
    }

    @Override
    public IonStruct next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        read++;
        IonValue block = blocks.next();
        require(block instanceof IonStruct, "what stands here is a block");
        return (IonStruct) block;
    }

    @Override
    public void close() {
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
