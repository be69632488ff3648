package org.curbstop.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.curbstop.outages.DriverUseInACapability;
import org.curbstop.outages.EmbeddedServerInACapability;
import org.curbstop.store.embedded.EmbeddedMongoServer;
import org.curbstop.store.files.EmbeddedStore;
import org.junit.jupiter.api.Test;

/** Only the store uses the classes of the database. */
class StoreFenceTest {

    static final ArchRule ONLY_THE_STORE_KNOWS_THE_DATABASE = noClasses()
            .that().resideOutsideOfPackage("org.curbstop.store..").and().haveSimpleNameNotEndingWith("Store")
            .should().dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "org.springframework.data..")
            .because("what behaves the same on every server is decided in one place (decision 0002)");

    static final ArchRule THE_EMBEDDED_SERVER_CAN_BE_LEFT_OUT = noClasses()
            .that().resideOutsideOfPackage("org.curbstop.store.embedded..").and().doNotHaveFullyQualifiedName(EmbeddedStore.class.getName())
            .should().dependOnClassesThat()
            .resideInAnyPackage("org.curbstop.store.embedded..", "de.bwaldvogel.mongo..", "org.h2..", "io.netty..")
            .because("without its module everything else starts (decision 0196)");

    private final JavaClasses ours =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.curbstop");

    @Test
    void only_the_store_uses_the_driver() {
        ONLY_THE_STORE_KNOWS_THE_DATABASE.check(ours);
    }

    @Test
    void only_one_class_uses_the_embedded_server() {
        THE_EMBEDDED_SERVER_CAN_BE_LEFT_OUT.check(ours);
    }

    @Test
    void each_rule_detects_a_violation() {
        JavaClasses offender = new ClassFileImporter().importClasses(DriverUseInACapability.class, MongoClient.class);
        assertThat(ONLY_THE_STORE_KNOWS_THE_DATABASE.evaluate(offender).hasViolation()).isTrue();
        JavaClasses besides = new ClassFileImporter().importClasses(EmbeddedServerInACapability.class, EmbeddedMongoServer.class);
        assertThat(THE_EMBEDDED_SERVER_CAN_BE_LEFT_OUT.evaluate(besides).hasViolation()).isTrue();
    }
}
