package org.curbstop.assistance.hsds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.assistance.directory.DirectoryFormatException;

/** The tables of a directory, joined into objects by the columns that refer to rows of other tables. */
final class HsdsTables {

    /** Rows of {@code table} whose {@code column} refers to a row of {@code parent} become its children {@code as}. */
    private record TableLink(String table, String column, String parent, String as) {}

    private static final List<TableLink> LINKS = List.of(
            new TableLink("languages", "phone_id", "phones", "languages"),
            new TableLink("languages", "location_id", "locations", "languages"),
            new TableLink("languages", "service_id", "services", "languages"),
            new TableLink("addresses", "location_id", "locations", "addresses"),
            new TableLink("accessibility", "location_id", "locations", "accessibility"),
            new TableLink("phones", "location_id", "locations", "phones"),
            new TableLink("phones", "service_at_location_id", "service_at_location", "phones"),
            new TableLink("phones", "service_id", "services", "phones"),
            new TableLink("phones", "organization_id", "organizations", "phones"),
            new TableLink("schedules", "location_id", "locations", "schedules"),
            new TableLink("schedules", "service_at_location_id", "service_at_location", "schedules"),
            new TableLink("schedules", "service_id", "services", "schedules"),
            new TableLink("required_documents", "service_id", "services", "required_documents"),
            new TableLink("service_capacity", "service_id", "services", "capacities"),
            new TableLink("attributes", "link_id", "services", "attributes"),
            new TableLink("service_at_location", "service_id", "services", "service_at_locations"),
            new TableLink("locations", "organization_id", "organizations", "locations"),
            new TableLink("services", "organization_id", "organizations", "services"));

    /** Tables whose unattached rows are reported, since nobody would notice the loss. Of the other tables, only some rows are used. */
    private static final List<String> WANTED = List.of(
            "services", "locations", "service_at_location", "phones", "schedules", "languages", "addresses", "accessibility",
            "required_documents",
            "service_capacity");

    /** Tables of HSDS 3 that nothing here reads. */
    private static final List<String> UNUSED = List.of(
            "organization_identifiers", "urls", "funding", "units", "programs", "service_areas", "cost_options", "contacts", "taxonomies",
            "metadata", "meta_table_descriptions");

    private final Map<String, List<HsdsObject>> tables = new LinkedHashMap<>();
    private final DirectoryFileErrors errors;

    /** @param texts contents by table name, without {@code .csv} */
    HsdsTables(Map<String, String> texts, DirectoryFileErrors errors) {
        this.errors = errors;
        if (!texts.containsKey("organizations")) {
            throw new DirectoryFormatException("organizations.csv is not there: expected the tables of HSDS 3, one file each");
        }
        texts.forEach((name, text) -> {
            if (isRead(singular(name))) {
                tables.put(singular(name), rows(name + ".csv", text));
            } else if (!UNUSED.contains(name)) {
                errors.add(HsdsObject.of(name + ".csv", 1, "", text.lines().findFirst().orElse("")), "table",
                        "the name of a table of HSDS 3; none of its rows was imported");
            }
        });
        if (tables.containsKey("services")) {
            table("organizations").forEach(organization -> organization.children().put("services", new ArrayList<>()));
        }
    }

    private static boolean isRead(String name) {
        return name.equals("taxonomy_terms") || LINKS.stream().anyMatch(link -> link.table().equals(name) || link.parent().equals(name));
    }

    /** Returns the organizations with services, locations and other children. */
    List<HsdsObject> organizations() {
        Set<HsdsObject> attached = Collections.newSetFromMap(new IdentityHashMap<>());
        atPlaces(attached);
        LINKS.forEach(link -> attach(link, attached));
        terms();
        WANTED.forEach(table -> table(table).stream().filter(row -> !attached.contains(row)).forEach(row -> errors.add(
                row,
                Stream.of("organization_id", "service_id", "location_id").filter(column -> row.field(column).isPresent()).findFirst()
                        .orElse("id"),
                "the id of a row of another table that is there")));
        return table("organizations");
    }

    private void attach(TableLink link, Set<HsdsObject> attached) {
        Map<String, HsdsObject> parents = byId(link.parent());
        for (HsdsObject row : table(link.table())) {
            row.field(link.column()).map(parents::get).ifPresent(parent -> {
                parent.addChild(link.as(), row);
                attached.add(row);
            });
        }
    }

    /**
     * Attaches locations to service_at_location rows, so that those without a known organization belong to the one whose service is offered
     * there.
     */
    private void atPlaces(Set<HsdsObject> attached) {
        Map<String, HsdsObject> places = byId("locations");
        for (HsdsObject at : table("service_at_location")) {
            at.field("location_id").map(places::get).ifPresent(place -> {
                at.addChild("location", place);
                attached.add(place);
            });
        }
    }

    private void terms() {
        Map<String, HsdsObject> terms = byId("taxonomy_terms");
        table("attributes").forEach(attribute -> attribute.field("taxonomy_term_id").map(terms::get)
                .ifPresent(term -> attribute.addChild("taxonomy_term", term)));
    }

    private Map<String, HsdsObject> byId(String table) {
        var found = new HashMap<String, HsdsObject>();
        table(table).forEach(row -> row.field("id").ifPresent(id -> found.putIfAbsent(id, row)));
        return found;
    }

    private List<HsdsObject> table(String name) {
        return tables.getOrDefault(name, List.of());
    }

    /** Some directories use the plural for two table names. */
    private static String singular(String name) {
        return switch (name) {
            case "service_at_locations" -> "service_at_location";
            case "service_capacities" -> "service_capacity";
            default -> name;
        };
    }

    private List<HsdsObject> rows(String file, String text) {
        List<HsdsCsvParser.CsvRow> rows = HsdsCsvParser.rows(file, text);
        List<String> header = rows.isEmpty() ? List.of() : rows.getFirst().cells().stream().map(String::strip).toList();
        if (!header.contains("id") || header.stream().distinct().count() < header.size()) {
            throw new DirectoryFormatException(file + ":1: expected a header with the column id, each column once");
        }
        return rows.stream().skip(1).flatMap(row -> item(file, header, row).stream()).toList();
    }

    private Optional<HsdsObject> item(String file, List<String> header, HsdsCsvParser.CsvRow row) {
        HsdsObject item = HsdsObject.of(file, row.line(), "", row.text());
        if (row.cells().size() != header.size()) {
            errors.add(item, "row", header.size() + " fields, as in the header, not " + row.cells().size());
            return Optional.empty();
        }
        for (int i = 0; i < header.size(); i++) {
            item.fields().put(header.get(i), row.cells().get(i));
        }
        return Optional.of(item);
    }
}
