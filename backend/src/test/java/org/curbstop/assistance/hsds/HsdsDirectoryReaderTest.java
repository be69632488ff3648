package org.curbstop.assistance.hsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.curbstop.assistance.directory.Agency;
import org.curbstop.assistance.directory.AgencyDirectoryReader.DescribedAgency;
import org.curbstop.assistance.directory.AgencyDirectoryReader.DirectoryContents;
import org.curbstop.assistance.directory.DirectoryFileError;
import org.curbstop.assistance.directory.DirectoryFormatException;
import org.curbstop.common.GeoPoint;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HsdsDirectoryReaderTest {

    private static final String JSON = """
            {
              "id": "valley-aid", "name": "Valley Aid", "description": "Bills and food", "email": "help@valley.example",
              "phones": [{"id": "p1", "number": "(503) 555-0160", "description": "Front desk", "languages": [{"id": "l1", "code": "ES", "name": "Spanish"}]}],
              "locations": [{"id": "hall", "location_type": "physical", "name": "Town hall", "latitude": 44.05, "longitude": -123.09,
                "addresses": [{"id": "a1", "address_1": "PO Box 9", "address_type": "postal"},
                  {"id": "a2", "address_1": "1 Main St", "address_2": "", "city": "Millbrook", "state_province": "OR", "postal_code": \
                  "97999", "address_type": "physical"}],
                "accessibility": [{"id": "x", "description": "Ramp at the side door"}],
                "schedules": [{"id": "s0", "valid_to": "2005-01-01", "byday": "SU", "opens_at": "01:00"},
                  {"id": "s1", "freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00:00", "closes_at": "17:00Z"}]}],
              "services": [{"id": "bills", "name": "Bill help", "status": "active", "eligibility_description": "Under 60 % of the median",
                "application_process": "Call", "fees_description": "None", "last_modified": "2026-11-01T08:00:00.123Z",
                "languages": [{"id": "l2", "name": "Chuukese"}], "required_documents": [{"id": "d", "document": "Last bill"}],
                "capacities": [{"id": "c", "available": 3}],
                "attributes": [{"id": "at", "link_entity": "service", "taxonomy_term": {"id": "t", "code": "liheap", "name": "Energy help"}}],
                "service_at_locations": [{"id": "sal", "location": {"id": "hall", "name": "Town hall"}}]}]
            }
            """;

    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("organizations", "id,name,description,email,website\nvalley-aid,Valley Aid,Bills and food,help@valley.example,\n"),
            Map.entry("phones",
                    "id,location_id,service_id,organization_id,number,extension,type,description\np1,,,valley-aid,(503) 555-0160,,voice,Front desk\n"),
            Map.entry("locations",
                    "id,location_type,organization_id,name,latitude,longitude,transportation\nhall,physical,,Town hall,44.05,-123.09,\n"),
            Map.entry("addresses", "id,location_id,address_1,address_2,city,state_province,postal_code,address_type\n"
                    + "a1,hall,PO Box 9,,,,,postal\na2,hall,1 Main St,,Millbrook,OR,97999,physical\n"),
            Map.entry("accessibility", "id,location_id,description\nx,hall,Ramp at the side door\n"),
            Map.entry("schedules", "id,location_id,service_id,valid_to,freq,byday,opens_at,closes_at,description\n"
                    + "s0,hall,,2005-01-01,,SU,01:00,,\ns1,hall,,,WEEKLY,\"MO,TU\",09:00:00,17:00Z,\n"),
            Map.entry("services",
                    "id,organization_id,name,status,eligibility_description,application_process,fees_description,last_modified\n"
                    + "bills,valley-aid,Bill help,active,Under 60 % of the median,Call,None,2026-11-01T08:00:00.123Z\n"),
            Map.entry("languages", "id,service_id,location_id,phone_id,name,code\nl1,,,p1,Spanish,ES\nl2,bills,,,Chuukese,\n"),
            Map.entry("required_documents", "id,service_id,document\nd,bills,Last bill\n"),
            Map.entry("service_capacity", "id,service_id,available\nc,bills,3\n"),
            Map.entry("taxonomy_terms", "id,code,name\nt,liheap,Energy help\n"),
            Map.entry("attributes", "id,link_id,taxonomy_term_id\nat,bills,t\n"),
            Map.entry("service_at_location", "id,service_id,location_id\nsal,bills,hall\n"));

    @TempDir
    private Path folder;

    private DirectoryContents read(Path source) {
        return new HsdsDirectoryReader(SampleUtility.clock()).read(source, StandardCharsets.UTF_8);
    }

    private DirectoryContents json(String text) throws IOException {
        return read(Files.writeString(folder.resolve("directory.json"), text));
    }

    private Path tables(Map<String, String> changed) throws IOException {
        for (String name : TABLES.keySet()) {
            Files.writeString(folder.resolve(name + ".csv"), TABLES.get(name));
        }
        for (String name : changed.keySet()) {
            Files.writeString(folder.resolve(name + ".csv"), changed.get(name));
        }
        return folder;
    }

    private static Agency one(DirectoryContents contents) {
        assertThat(contents.errors()).isEmpty();
        assertThat(contents.agencies()).hasSize(1);
        return contents.agencies().getFirst().agency();
    }

    @Test
    void an_organization_is_read_with_all_its_details() throws IOException {
        Agency agency = one(json(JSON));
        assertThat(agency.phones()).containsExactly(new Agency.Phone("(503) 555-0160", "", "Front desk", List.of("es")));
        assertThat(agency.places()).containsExactly(new Agency.Location(
                "hall", "Town hall", "1 Main St, Millbrook, OR 97999", Optional.of(new GeoPoint(44.05, -123.09)),
                List.of(new Agency.Hours(Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY), Optional.of(LocalTime.of(9, 0)),
                        Optional.of(LocalTime.of(17, 0)), "")),
                List.of(), List.of(), "", "Ramp at the side door"));
        assertThat(agency.offers()).singleElement().satisfies(offer -> {
            assertThat(offer.programmes()).containsExactly("liheap");
            assertThat(offer.capacity()).contains(3);
            assertThat(offer.documents()).containsExactly("Last bill");
            assertThat(offer.languages()).containsExactly("Chuukese");
            assertThat(offer.placeIds()).containsExactly("hall");
            assertThat(offer.modified()).isPresent();
        });
    }

    @Test
    void a_directory_of_csv_tables_or_a_zip_gives_the_same_agency() throws IOException {
        Agency fromJson = one(json(JSON));
        assertThat(one(read(tables(Map.of())))).isEqualTo(fromJson);
        Path zip = folder.resolve("tables.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : TABLES.keySet()) {
                out.putNextEntry(new ZipEntry("export/" + name + ".csv"));
                out.write(("\uFEFF" + TABLES.get(name)).getBytes(StandardCharsets.UTF_8));
            }
            out.putNextEntry(new ZipEntry("export/datapackage.json"));
        }
        assertThat(one(read(zip))).isEqualTo(fromJson);
    }

    @Test
    void lists_and_api_pages_are_read_and_services_include_their_organization() throws IOException {
        assertThat(json("[" + JSON + "]").agencies()).hasSize(1);
        assertThat(json("{\"total_items\": 1, \"contents\": [" + JSON + "]}").agencies()).hasSize(1);
        DirectoryContents services = json("""
                [{"id": "s1", "name": "One", "status": "active", "organization": {"id": "o", "name": "Org"}},
                 {"id": "s2", "name": "Two", "status": "temporarily closed", "organization": {"id": "o", "name": "Org"}}]
                """);
        assertThat(services.agencies()).singleElement().satisfies(described -> {
            assertThat(described.whole()).isFalse();
            assertThat(described.agency().offers()).extracting(Agency.OfferedService::id, Agency.OfferedService::status).containsExactly(
                    org.assertj.core.groups.Tuple.tuple("s1", Agency.Status.ACTIVE),
                    org.assertj.core.groups.Tuple.tuple("s2", Agency.Status.TEMPORARILY_CLOSED));
        });
    }

    @Test
    void an_organization_without_a_list_of_services_says_nothing_about_them() throws IOException {
        String bare = "{\"contents\": [{\"id\": \"valley-aid\", \"name\": \"Valley Aid\"}]}";
        assertThat(json(bare).agencies()).extracting(DescribedAgency::whole).containsExactly(false);
        assertThat(json(bare.replace("\"Valley Aid\"", "\"Valley Aid\", \"services\": []")).agencies()).extracting(DescribedAgency::whole)
                .containsExactly(true);
        assertThat(json(JSON).agencies()).extracting(DescribedAgency::whole).containsExactly(true);
        assertThat(read(tables(Map.of("organizations", "id,name\nvalley-aid,Valley Aid\nfood,Food Pantry\n"))).agencies())
                .extracting(DescribedAgency::whole).as("services.csv lists the services of all").containsExactly(true, true);
        Files.delete(folder.resolve("services.csv"));
        assertThat(read(folder).agencies()).extracting(DescribedAgency::whole).containsExactly(false, false);
    }

    @Test
    void a_location_or_a_service_alone_is_no_agency() throws IOException {
        DirectoryContents contents = json("""
                [{"id": "hall", "name": "Town hall", "location_type": "physical"},
                 {"id": "pool", "name": "Pool", "addresses": [{"id": "a", "address_1": "2 Main St"}]},
                 {"id": "bills", "name": "Bill help", "status": "active", "organization_id": "valley-aid"}]
                """);
        assertThat(contents.agencies()).isEmpty();
        assertThat(contents.errors()).extracting(DirectoryFileError::line, DirectoryFileError::field).containsExactly(
                org.assertj.core.groups.Tuple.tuple(1L, "[0].location_type"), org.assertj.core.groups.Tuple.tuple(2L, "[1].addresses"),
                org.assertj.core.groups.Tuple.tuple(3L, "[2].organization_id"));
    }

    @Test
    void services_at_locations_are_read_with_their_service_and_organization() throws IOException {
        String service = "{\"id\": \"bills\", \"name\": \"Bill help\", \"status\": \"active\", \"organization\": "
                + "{\"id\": \"valley-aid\", \"name\": \"Valley Aid\"}}";
        DirectoryContents contents = json("[{\"id\": \"1\", \"service\": " + service
                + ", \"location\": {\"id\": \"hall\", \"name\": \"Town hall\"}},\n{\"id\": \"2\", \"service\": " + service
                + ", \"location\": {\"id\": \"pool\", \"name\": \"Pool\"}},\n{\"id\": \"3\", \"service\": {\"id\": \"x\"}}]");
        assertThat(contents.agencies()).singleElement().satisfies(described -> {
            assertThat(described.whole()).isFalse();
            assertThat(described.allPlaces()).isFalse();
            assertThat(described.agency().id()).isEqualTo("valley-aid");
            assertThat(described.agency().places()).extracting(Agency.Location::name).containsExactly("Town hall", "Pool");
            assertThat(described.agency().offers()).singleElement()
                    .satisfies(offer -> assertThat(offer.placeIds()).containsExactly("hall", "pool"));
        });
        assertThat(contents.errors()).extracting(DirectoryFileError::toString)
                .containsExactly("directory.json:3: [2].service.organization: expected the organization of the service");
    }

    @Test
    void a_table_of_another_name_is_reported_and_the_rest_imported() throws IOException {
        DirectoryContents contents = read(tables(Map.of(
                "regular_schedules", "weekday,opens_at\n1,09:00\n", "contacts", "id,name\nc1,Dee\n")));
        assertThat(contents.errors()).extracting(DirectoryFileError::toString).containsExactly(
                "regular_schedules.csv:1: table: expected the name of a table of HSDS 3; none of its rows was imported");
        assertThat(contents.errors().getFirst().text()).isEqualTo("weekday,opens_at");
        assertThat(contents.agencies()).hasSize(1);
    }

    /** Each case breaks the sample by replacing a piece of it. */
    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource(delimiter = '|', value = {
            "'\"status\": \"active\"' | '\"status\": \"great\"' | 10 | services[0].status | active, inactive, defunct or temporarily closed | 0",
        "'\"name\": \"Bill help\", ' | '' | 10 | services[0].name | a name | 0",
        "'\"latitude\": 44.05' | '\"latitude\": 144.05' | 4 | locations[0].latitude | latitude -90 to 90 and longitude -180 to 180 | 1",
        "'(503) 555-0160' | 'ask' | 3 | phones[0].number | a phone number | 1",
        "'\"09:00:00\"' | '\"nine\"' | 9 | locations[0].schedules[1].opens_at | a time such as 09:00 | 1",
        "'MO,TU' | 'MO,XX' | 9 | locations[0].schedules[1].byday | days such as MO,TU,WE | 1",
        "'\"available\": 3' | '\"available\": \"some\"' | 13 | services[0].capacities[0].available | a whole number | 1",
        "'2026-11-01T08:00:00.123Z' | 'lately' | 10 | services[0].last_modified | a moment such as 2026-11-22T17:30:00Z | 1",
    })
    void json_errors_are_reported_with_line_and_path_and_the_rest_is_imported(
            String right, String wrong, long line, String field, String expected, int offers) throws IOException {
        assertThat(JSON).contains(right);
        DirectoryContents contents = json(JSON.replace(right, wrong));
        assertThat(contents.errors()).singleElement().satisfies(error -> {
            assertThat(error.toString()).isEqualTo("directory.json:" + line + ": " + field + ": expected " + expected);
            assertThat(error.text()).as("the rejected text").startsWith("{").endsWith("}");
        });
        assertThat(contents.agencies()).singleElement().satisfies(described -> assertThat(described.agency().offers()).hasSize(offers));
    }

    @Test
    void an_invalid_organization_is_reported_and_the_next_is_imported() throws IOException {
        DirectoryContents contents = json(
                "[{\"id\": \"a b\", \"name\": \"Blank\"},\n{\"name\": \"None\"},\n{\"id\": \"ok\", \"name\": \"Fine\"},\n{\"id\": "
                        + "\"ok\", \"name\": \"Again\"}]");
        assertThat(contents.agencies()).extracting(described -> described.agency().name()).containsExactly("Fine");
        assertThat(contents.errors()).extracting(DirectoryFileError::line, DirectoryFileError::field, DirectoryFileError::text)
                .containsExactly(
                org.assertj.core.groups.Tuple.tuple(1L, "[0].id", "{\"id\": \"a b\", \"name\": \"Blank\"}"),
                org.assertj.core.groups.Tuple.tuple(2L, "[1].id", "{\"name\": \"None\"}"),
                org.assertj.core.groups.Tuple.tuple(4L, "[3].id", "{\"id\": \"ok\", \"name\": \"Again\"}"));
    }

    @Test
    void wrong_rows_are_reported_with_table_and_line_despite_multiline_rows() throws IOException {
        DirectoryContents contents = read(tables(Map.of(
                "organizations", "id,name,description\nvalley-aid,Valley Aid,\"Bills\nand \"\"food\"\"\"\n\nshort\nother,,\n",
                "services", "id,organization_id,name,status\nbills,valley-aid,Bill help,active\nlost,nobody,Lost,active\n",
                "phones", "id,organization_id,number\np1,valley-aid,none\n")));
        assertThat(contents.errors()).extracting(DirectoryFileError::toString).containsExactlyInAnyOrder(
                "organizations.csv:5: row: expected 3 fields, as in the header, not 1",
                "services.csv:3: organization_id: expected the id of a row of another table that is there",
                "organizations.csv:6: name: expected a name",
                "phones.csv:2: number: expected a phone number");
        assertThat(contents.errors()).extracting(DirectoryFileError::text).contains("lost,nobody,Lost,active", "short", "other,,",
                "p1,valley-aid,none");
        assertThat(contents.agencies()).extracting(DescribedAgency::agency).singleElement()
                .satisfies(agency -> assertThat(agency.description()).isEqualTo("Bills\nand \"food\""));
    }

    @Test
    void an_unreadable_file_is_rejected_with_its_line() throws IOException {
        assertThatThrownBy(() -> json("{\n\"id\": \"x\",\n\"name\": }")).isInstanceOf(DirectoryFormatException.class)
                .hasMessageContaining("directory.json:3: expected JSON");
        assertThatThrownBy(() -> json("{\"id\": \"x\"}\n{\"id\": \"y\"}")).isInstanceOf(DirectoryFormatException.class)
                .hasMessageContaining("directory.json:2: expected nothing after the end");
        assertThatThrownBy(() -> json("7")).isInstanceOf(DirectoryFormatException.class)
                .hasMessageContaining("directory.json:1: expected an organization or a service");
        assertThatThrownBy(() -> json("")).isInstanceOf(DirectoryFormatException.class).hasMessageContaining("directory.json:1");
        Path broken = tables(Map.of("services", "id,name\na,A\nb,\"never closed\n"));
        assertThatThrownBy(() -> read(broken)).isInstanceOf(DirectoryFormatException.class)
                .hasMessageContaining("services.csv:3: expected CSV");
        Path headless = tables(Map.of("services", "name,status\nA,active\n"));
        assertThatThrownBy(() -> read(headless)).isInstanceOf(DirectoryFormatException.class)
                .hasMessageContaining("services.csv:1: expected a header with the column id");
        Files.delete(folder.resolve("organizations.csv"));
        assertThatThrownBy(() -> read(folder)).isInstanceOf(DirectoryFormatException.class)
                .hasMessageContaining("organizations.csv is not there");
        Path other = Files.writeString(folder.resolve("directory.xml"), "<a/>");
        assertThatThrownBy(() -> read(other)).isInstanceOf(DirectoryFormatException.class)
                .hasMessageContaining("expected a .json file, a .zip");
        Path latin = Files.write(folder.resolve("latin.json"), JSON.replace("Valley", "Valle é").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> read(latin)).isInstanceOf(DirectoryFormatException.class).hasMessageContaining("expected text in UTF-8");
        assertThat(new HsdsDirectoryReader(SampleUtility.clock()).read(latin, StandardCharsets.ISO_8859_1).agencies()).hasSize(1);
    }
}
