package org.curbstop.store;

import java.nio.file.Path;
import org.curbstop.store.files.DataFolderLock;
import org.curbstop.store.files.EmbeddedStore;
import org.curbstop.store.files.PrivateFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;

/**
 * Which server keeps the data: the one that {@code CURBSTOP_MONGODB_URI} names, else the embedded one, its own or that of a process that
 * runs already.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreConfiguration.StoreProperties.class)
class StoreConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(StoreConfiguration.class);

    /**
     * @param data       folder of the embedded server and of the disk spools
     * @param mongodbUri a MongoDB 7 or newer replica set; empty: embedded
     * @param secretKey  32 bytes in Base64, the same for all processes on one database; empty: a file in {@code data}, made at the first
     *                   start
     */
    @ConfigurationProperties("curbstop")
    record StoreProperties(@DefaultValue("./data") Path data, @DefaultValue("") String mongodbUri, @DefaultValue("") String secretKey) {
        @Override
        public String toString() {
            return "data in " + data;
        }
    }

    /** The server to connect to, ours to stop if we started it, and the lock of a command that works alone. */
    record StoreServer(String uri, @Nullable EmbeddedStore own, @Nullable DataFolderLock lock) implements AutoCloseable {
        /** The URI holds a password. */
        @Override
        public String toString() {
            return own == null ? "server" : "embedded server";
        }

        @Override
        public void close() {
            if (own != null) {
                own.close();
            }
            if (lock != null) {
                lock.close();
            }
        }
    }

    /** Whoever serves owns its data folder, whichever server keeps the data: outage reports are spooled there. */
    @Bean(destroyMethod = "close")
    @ConditionalOnWebApplication
    DataFolderLock dataFolderLock(StoreProperties settings) {
        return DataFolderLock.acquire(settings.data());
    }

    /** A command joins the process that has the folder, or owns it for as long as it works. */
    @Bean(destroyMethod = "close")
    StoreServer storeServer(StoreProperties settings, ObjectProvider<DataFolderLock> serving) {
        boolean serves = serving.getIfAvailable() != null; // and with it the folder was made private
        if (!serves) {
            PrivateFiles.createFolder(settings.data());
        }
        if (!settings.mongodbUri().isBlank()) {
            return new StoreServer(settings.mongodbUri(), null, null);
        }
        if (serves) {
            return startEmbedded(settings, null);
        }
        var running = EmbeddedStore.findRunning(settings.data());
        if (running.isPresent()) {
            LOG.info("joining the process that has {} open", settings.data());
            return new StoreServer(running.get(), null, null);
        }
        return startEmbedded(settings, DataFolderLock.acquire(settings.data()));
    }

    private static StoreServer startEmbedded(StoreProperties settings, @Nullable DataFolderLock lock) {
        var own = EmbeddedStore.open(settings.data());
        LOG.info("data in {}", settings.data().toAbsolutePath());
        return new StoreServer(own.uri(), own, lock);
    }

    @Bean(destroyMethod = "close")
    Database store(StoreServer server) {
        return new Database(server.uri());
    }

    @Bean
    KeyedDigest keyedDigest(StoreProperties settings) {
        return settings.secretKey().isBlank() ? KeyedDigest.fromDataFolder(PrivateFiles.createFolder(settings.data()))
                : KeyedDigest.fromBase64(settings.secretKey());
    }

    @Bean
    DiskSpoolFactory diskSpools(StoreProperties settings) {
        return new DiskSpoolFactory(settings.data());
    }

    /** After every bean has declared what it stores, before the first of them starts and before the server takes a request. */
    @Bean
    @ConditionalOnWebApplication
    SmartInitializingSingleton indexBuildingAtStart(Database database) {
        return database::buildIndexes;
    }

    @Bean
    @ConditionalOnWebApplication
    EventDispatcher eventDispatcher(Database database, ApplicationEventPublisher publisher) {
        return new EventDispatcher(database, publisher);
    }

    /** Takes the place of Spring's own, which leaves out the listeners after the first that throws. */
    @Bean(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME)
    static SimpleApplicationEventMulticaster eventMulticaster(BeanFactory beans) {
        var multicaster = new SimpleApplicationEventMulticaster(beans);
        multicaster.setErrorHandler(EventDispatcher::recordFailure);
        return multicaster;
    }
}
