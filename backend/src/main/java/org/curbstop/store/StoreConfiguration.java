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
 * Connects to the server that {@code CURBSTOP_MONGODB_URI} names, otherwise to the embedded server: its own, or that of a running process.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreConfiguration.StoreProperties.class)
class StoreConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(StoreConfiguration.class);

    /**
     * @param data       data folder of the embedded server and the disk spools
     * @param mongodbUri address of a replica set with MongoDB 7 or newer; empty for the embedded server
     * @param secretKey  32 bytes in Base64, shared by all processes on one database; empty for a generated file in {@code data}
     */
    @ConfigurationProperties("curbstop")
    record StoreProperties(@DefaultValue("./data") Path data, @DefaultValue("") String mongodbUri, @DefaultValue("") String secretKey) {
        @Override
        public String toString() {
            return "data in " + data;
        }
    }

    /** The server to connect to, the embedded server if this process started it, and the folder lock of a command that runs alone. */
    record StoreServer(String uri, @Nullable EmbeddedStore own, @Nullable DataFolderLock lock) implements AutoCloseable {
        /** Omits the URI, which contains a password. */
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

    /** A server process locks its data folder even if a MongoDB server has the data: outage reports are spooled there. */
    @Bean(destroyMethod = "close")
    @ConditionalOnWebApplication
    DataFolderLock dataFolderLock(StoreProperties settings) {
        return DataFolderLock.acquire(settings.data());
    }

    /** A command joins the process that has locked the folder, or locks it for as long as it runs. */
    @Bean(destroyMethod = "close")
    StoreServer storeServer(StoreProperties settings, ObjectProvider<DataFolderLock> serving) {
        boolean serves = serving.getIfAvailable() != null; // then the lock has already made the folder private
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

    /** Runs after all beans have declared their collections, before the first one starts and before the server takes requests. */
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

    /** Replaces Spring's default, which skips the remaining listeners after the first exception. */
    @Bean(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME)
    static SimpleApplicationEventMulticaster eventMulticaster(BeanFactory beans) {
        var multicaster = new SimpleApplicationEventMulticaster(beans);
        multicaster.setErrorHandler(EventDispatcher::recordFailure);
        return multicaster;
    }
}
