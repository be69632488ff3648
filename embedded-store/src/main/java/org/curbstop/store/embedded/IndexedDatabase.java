package org.curbstop.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/** Database whose collections use secondary indexes and store BSON. The stock server has only unique indexes and stores Java objects. */
final class IndexedDatabase extends H2Database {

    private final MVStore store;
    private final CursorRegistry cursors;
    /** False while the superclass adds the indexes listed in the file. */
    private boolean opened;

    IndexedDatabase(String name, MVStore store, CursorRegistry cursors) {
        // Before super(), which opens the existing collections through the methods below.
        this.store = store;
        this.cursors = cursors;
        super(name, store, cursors);
        this.opened = true;
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        String full = getFullCollectionNamespace(name);
        MVMap<Object, Document> documents =
                store.openMap("databases." + full, new MVMap.Builder<Object, Document>().valueType(BsonDocumentDataType.TYPE));
        MVMap<String, Object> about = store.openMap("meta." + full);
        return new IndexedCollection(this, name, options, documents, about, cursors);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        // Opened here first, with our key order; the superclass then finds the open map.
        store.openMap(mapName(collection, name), new MVMap.Builder<KeyValue, Object>().keyType(IndexKeyDataType.TYPE));
        return super.openOrCreateUniqueIndex(collection, name, keys, sparse);
    }

    boolean isOpened() {
        return opened;
    }

    /** Must match the superclass's naming. */
    private String mapName(String collection, String index) {
        return getFullCollectionNamespace(collection) + "._index_" + index;
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        String map = mapName(collection, name);
        boolean complete = !opened && store.hasMap(map); // a file of an older build lists indexes that it does not contain
        return new PrefixIndex(name, keys, store.openMap(map, new MVMap.Builder<byte[], Object>().keyType(ByteArrayDataType.INSTANCE)),
                complete);
    }
}
