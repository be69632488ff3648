package org.curbstop.assistance.hsds;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.assistance.Agency;
import org.curbstop.assistance.DirectoryFiles.Described;
import org.curbstop.common.Invalid;

/**
 * Makes agencies of what a directory says. A service or place that is wrong in what it needs is not taken, and neither is a single
 * wrong value; both are told. What one part has wrong leaves the others as they are.
 */
final class Describing {

    private final Flaws flaws;
    private final Details details;
    private final Set<String> seen = new HashSet<>();

    Describing(Flaws flaws, Details details) {
        this.flaws = flaws;
        this.details = details;
    }

    /** Organizations with their services, or services each with its organization. */
    List<Described> of(List<Item> roots) {
        var described = new ArrayList<Described>();
        Map<String, List<Item>> services = new LinkedHashMap<>();
        for (Item root : roots) {
            if (root.children().containsKey("organization")) {
                services.computeIfAbsent(root.one("organization").flatMap(organization -> organization.field("id")).orElse(""), id -> new ArrayList<>()).add(root);
            } else {
                agency(root, root.all("services")).map(agency -> new Described(agency, true)).ifPresent(described::add);
            }
        }
        services.values().forEach(of -> of.getFirst().one("organization")
                .flatMap(organization -> agency(organization, of))
                .map(agency -> new Described(agency, false))
                .ifPresent(described::add));
        return described;
    }

    private Optional<Agency> agency(Item organization, List<Item> services) {
        Optional<String> id = needed(organization, "id", "an id");
        Optional<String> name = needed(organization, "name", "a name");
        if (id.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        if (!seen.add("organization " + id.get())) {
            flaws.add(organization, "id", "an id that no organization before it has");
            return Optional.empty();
        }
        try {
            List<Agency.Offer> offers = services.stream().flatMap(service -> offer(service).stream()).toList();
            return Optional.of(new Agency(
                    id.get(), 0, name.get(), organization.text("description"), organization.field("email"), organization.field("website"),
                    details.phones(organization), places(organization, services), offers));
        } catch (Invalid e) {
            flaws.add(organization, "id", "letters, digits, dots and hyphens, at most " + Agency.LONGEST_ID);
            return Optional.empty();
        }
    }

    /** Its own, and those where its services are offered. */
    private List<Agency.Place> places(Item organization, List<Item> services) {
        Map<String, Item> byId = Stream.concat(
                        organization.all("locations").stream(),
                        services.stream().flatMap(service -> service.all("service_at_locations").stream()).flatMap(at -> at.one("location").stream()))
                .filter(place -> needed(place, "id", "an id").isPresent())
                .collect(Collectors.toMap(place -> place.text("id"), Function.identity(), (first, again) -> first, LinkedHashMap::new));
        return byId.values().stream().map(this::place).toList();
    }

    private Agency.Place place(Item place) {
        return new Agency.Place(
                place.text("id"), place.text("name"), details.address(place), details.point(place), details.hours(place), details.phones(place),
                details.languages(place), place.text("transportation"),
                place.all("accessibility").stream().flatMap(each -> each.field("description").stream()).collect(Collectors.joining(" ")));
    }

    private Optional<Agency.Offer> offer(Item service) {
        Optional<String> id = needed(service, "id", "an id");
        Optional<String> name = needed(service, "name", "a name");
        Optional<Agency.Status> status = needed(service, "status", "active, inactive, defunct or temporarily closed").flatMap(text -> details.status(service));
        if (id.isEmpty() || name.isEmpty() || status.isEmpty()) {
            return Optional.empty();
        }
        if (!seen.add("service " + id.get())) {
            flaws.add(service, "id", "an id that no service before it has");
            return Optional.empty();
        }
        List<Item> at = service.all("service_at_locations");
        return Optional.of(new Agency.Offer(
                id.get(), name.get(), service.text("description"), status.get(), programmes(service), details.capacity(service),
                service.all("required_documents").stream().flatMap(document -> document.field("document").stream()).toList(),
                service.text("eligibility_description"), service.text("application_process"), service.text("fees_description"), details.languages(service),
                both(service, at, details::phones), both(service, at, details::hours),
                at.stream().flatMap(each -> each.one("location").stream()).flatMap(place -> place.field("id").stream()).distinct().toList(), details.modified(service)));
    }

    private static <T> List<T> both(Item service, List<Item> at, Function<Item, List<T>> of) {
        return Stream.concat(Stream.of(service), at.stream()).flatMap(each -> of.apply(each).stream()).distinct().toList();
    }

    /** The codes of the taxonomy terms that it bears: one that is a programme's id says that one applies for the programme there. */
    private static Set<String> programmes(Item service) {
        return service.all("attributes").stream()
                .flatMap(attribute -> attribute.one("taxonomy_term").stream())
                .flatMap(term -> term.field("code").stream())
                .collect(Collectors.toSet());
    }

    private Optional<String> needed(Item item, String field, String expected) {
        Optional<String> value = item.field(field);
        if (value.isEmpty()) {
            flaws.add(item, field, expected);
        }
        return value;
    }
}
