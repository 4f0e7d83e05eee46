package io.adledger.snapshot.store;

import com.amazon.ion.IonWriter;
import com.amazon.ion.system.IonBinaryWriterBuilder;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.DocumentForm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Packs documents into files, one at a time, each full at a size. Which documents are in which file depends on nothing but
 * the documents. Not thread-safe.
 */
public final class DocumentPacker implements Iterator<PackedDocuments> {

    /** How many documents may be written beyond the size. */
    private static final int DOCUMENTS_PER_LOOK = 4;

    private static final IonBinaryWriterBuilder ION =
            IonBinaryWriterBuilder.standard().withLocalSymbolTableAppendEnabled();

    private final Iterator<AdDocument> documents;
    private final int fullBytes;

    /**
     * A packer of these documents.
     *
     * @param documents in the order of their ids
     * @param fullBytes at which a file is full; it may be larger by a few documents
     */
    public DocumentPacker(Iterator<AdDocument> documents, int fullBytes) {
        this.documents = documents;
        this.fullBytes = fullBytes;
    }

    @Override
    public boolean hasNext() {
        return documents.hasNext();
    }

    @Override
    public PackedDocuments next() {
        if (!documents.hasNext()) {
            throw new NoSuchElementException();
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (IonWriter writer = ION.build(content)) {
            AdDocument document = documents.next();
            String first = document.documentId();
            DocumentForm.write(document, writer);
            Counts counts = Counts.NONE.with(document);
            while (documents.hasNext() && content.size() < fullBytes) {
                document = documents.next();
                DocumentForm.write(document, writer);
                counts = counts.with(document);
                if (counts.total() % DOCUMENTS_PER_LOOK == 0) {
                    writer.flush();
                }
            }
            writer.finish();
            return new PackedDocuments(content.toByteArray(), counts, first, document.documentId());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
