package org.curbstop.cis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.AccountsForTests;
import org.curbstop.accounts.Premise;
import org.curbstop.outages.network.NetworkDevice;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DatabaseTest
class NetworkImportsTest {

    private static final String CSV = "kind,name,parent,service,account_number\n";

    @TempDir
    private Path folder;

    private final AccountsForTests accounts;
    private final ImportsForTests imports;
    private int files;

    NetworkImportsTest(TestStore store) {
        accounts = new AccountsForTests(store.store());
        imports = new ImportsForTests(store.store(), accounts);
    }

    @BeforeEach
    void import_accounts() throws IOException {
        imports.importFile(SampleAccountFile.csv(folder.resolve("town.csv"), 30, 7), ImportOptions.defaults(), _ -> {});
    }

    @Test
    void a_network_is_stored_with_its_path_and_its_premises() throws IOException {
        assertThat(csv(town()).counts()).isEqualTo(new ImportCounts(5, 5, 0, 0, 0));
        NetworkDevice device = imports.network.findDevice(ServiceType.ELECTRIC, premise(0)).orElseThrow();
        assertThat(device.name()).isEqualTo("T1");
        assertThat(device.root()).contains(NetworkDevice.id(ServiceType.ELECTRIC, "North"));
        assertThat(device.path()).hasSize(3);
        assertThat(device.premises()).isEqualTo(2);
    }

    @Test
    void importing_the_same_network_again_changes_nothing() throws IOException {
        csv(town());
        assertThat(csv(town() + "\n").counts()).isEqualTo(new ImportCounts(5, 0, 0, 5, 0));
        assertThat(csv("feeder,North,,,\nlateral,L2,North,,\ntransformer,T1,L2,,\n").counts()).isEqualTo(new ImportCounts(3, 1, 1, 1, 0));
        assertThat(imports.network.findDevice(ServiceType.ELECTRIC, premise(0)).orElseThrow().path()).contains("ELECTRIC|LATERAL|L2");
    }

    @Test
    void a_check_run_resolves_earlier_rows_and_stores_none() throws IOException {
        Path file = file(".csv", CSV + town());
        assertThat(run(file, ImportOptions.defaults().checking()).counts()).isEqualTo(new ImportCounts(5, 5, 0, 0, 0));
        assertThat(imports.network.findDevice(ServiceType.ELECTRIC, premise(0))).isEmpty();
    }

    @Test
    void wrong_rows_are_rejected_with_line_field_and_reason() throws IOException {
        ImportResult result = csv("""
                feeder,North,,,
                transformer,T1,Nowhere,,
                feeder,South,North,,
                lateral,L1,North,,
                lateral,L2,L1,,
                lateral,L1,L2,,
                substation,S1,,,
                premise,,L1,electric,
                premise,,L1,electric,123456789
                premise,,L9,electric,%s
                premise,,L1,gas,%s
                """.formatted(SampleAccountFile.number(0), SampleAccountFile.number(1)));
        assertThat(result.counts().rejected()).isEqualTo(8);
        assertThat(Files.readAllLines(result.rejects().orElseThrow()).stream().filter(line -> line.startsWith("# line "))).containsExactly(
                "# line 3, parent: expected the name of a feeder or lateral that is in a row above or was imported before",
                "# line 4, parent: expected nothing: this hangs on no device",
                "# line 7, parent: expected a device that does not hang on this one",
                "# line 8, kind: expected feeder, lateral, transformer, pressure_zone, zone or premise",
                "# line 9, account_number: expected a number here, or an address in service_line1",
                "# line 10, account_number: expected a place that was imported with the accounts",
                "# line 11, parent: expected the name of a device that is in a row above or was imported before",
                "# line 12, service: expected electric or water");
    }

    @Test
    void geojson_is_read_by_feature_regardless_of_line_breaks() throws IOException {
        String features = """
                {"type":"Feature","properties":{"kind":"feeder","name":"North"},"geometry":{"type":"Point","coordinates":[-122.6,45.5]}},
                {"type":"Feature","properties":{"kind":"lateral","name":"L1","parent":"North"},
                 "geometry":{"type":"LineString","coordinates":[[-122.0,45.0],[-122.2,45.2]]}},
                {"type":"Feature","properties":{"kind":"premise","parent":"L1","service":"electric","account_number":"%s"},"geometry":null},
                {"type":"Feature","properties":{"kind":"lateral","name":"L2","parent":"South"},"geometry":null}"""
                .formatted(SampleAccountFile.number(2));
        for (String text : List.of(features, features.replace("\n", ""))) {
            ImportResult result = geoJson("{\"type\":\"FeatureCollection\",\n\"features\":[\n" + text + "]}");
            assertThat(result.counts().rejected()).isEqualTo(1);
            assertThat(Files.readString(result.rejects().orElseThrow())).contains("parent: expected the name of a feeder or lateral");
        }
        NetworkDevice lateral = imports.network.findDevice(ServiceType.ELECTRIC, premise(2)).orElseThrow();
        assertThat(lateral.point().orElseThrow().latitude()).isEqualTo(45.1);
    }

    @Test
    void an_invalid_feature_is_reported_with_its_line_in_the_file() throws IOException {
        ImportResult result = geoJson("{\"features\":[\n\n\n{\"properties\":{\"kind\":\"moon\"}}]}");
        assertThat(Files.readString(result.rejects().orElseThrow())).startsWith("# line 4, kind: ");
    }

    @Test
    void invalid_geojson_is_rejected_with_its_position() throws IOException {
        for (String text : List.of("", "[]", "{\"type\":\"Feature\"}", "{\"features\":[{]")) {
            assertThatThrownBy(() -> geoJson(text)).isInstanceOf(ImportFileException.class)
                    .hasMessageContaining("no GeoJSON");
        }
    }

    private static String town() {
        return "feeder,North,,,\nlateral,L1,North,,\ntransformer,T1,L1,,\npremise,,T1,electric," + SampleAccountFile.number(0)
                + "\npremise,,T1,electric," + SampleAccountFile.number(1) + "\n";
    }

    private Premise premise(int account) {
        return accounts.accounts().findByNumber(new AccountNumber(SampleAccountFile.number(account))).orElseThrow().premise();
    }

    private ImportResult csv(String rows) throws IOException {
        return run(file(".csv", CSV + rows), ImportOptions.defaults());
    }

    private ImportResult geoJson(String text) throws IOException {
        return run(file(".geojson", text), ImportOptions.defaults());
    }

    private Path file(String ending, String text) throws IOException {
        files++;
        return Files.writeString(folder.resolve("network" + files + ending), text);
    }

    private ImportResult run(Path file, ImportOptions options) throws IOException {
        return imports.importing.importFile(CisFileKind.NETWORK, file, options, _ -> {});
    }
}
