package org.curbstop.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.store.files.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;

class AuditCommandTest {

    private static final AccountId BO = new AccountId("acct_b00000000");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void set_data_folder() {
        System.setProperty("curbstop.data", folder.toString());
    }

    @AfterEach
    void clear_data_folder() {
        System.clearProperty("curbstop.data");
    }

    private int run(String... arguments) {
        return new CommandLine(new AuditCommand()).setOut(new PrintWriter(out, true)).execute(arguments);
    }

    @Test
    void standard_output_has_no_log_lines() {
        LoggingSystem.get(getClass().getClassLoader()).cleanUp(); // as in a process of its own: another test may have set it up
        PrintStream before = System.out;
        var printed = new ByteArrayOutputStream();
        try (var _ = CommandContext.start()) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            LoggerFactory.getLogger("org.curbstop.store").warn("what an export must not begin with");
            assertThat(run("export")).isZero();
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void the_audit_trail_is_listed_and_tampering_is_detected() {
        try (var capabilities = CommandContext.start()) {
            var audit = capabilities.getBean(AuditTrail.class);
            audit.record(Actor.staff("sam"), "account-seen", List.of(BO));
            audit.record(Actor.staff("stella"), "account-found", List.of(BO, new AccountId("acct_c00000000")));
        }
        assertThat(run("tail", "-n", "2")).isZero();
        assertThat(out.toString()).contains("\"staff\":\"stella\"").doesNotContain("sam");
        assertThat(run("export")).isZero();
        assertThat(out.toString()).contains("\"staff\":\"sam\"").contains("\"block\":2,\"entry\":2");
        assertThat(run("verify")).isZero();
        assertThat(out.toString()).contains("3 entries in 2 blocks").contains("the trail holds");

        try (var server = EmbeddedStore.open(folder); var client = MongoClients.create(server.uri())) {
            client.getDatabase("curbstop").getCollection("audit").updateOne(Filters.eq("_id", "000000000002"),
                    Updates.set("entries.1.staff", "sam"));
        }
        assertThat(run("verify")).isEqualTo(3);
        assertThat(out.toString()).contains("block 2, entry 2: is not what was written there").contains("the trail does not hold");
    }
}
