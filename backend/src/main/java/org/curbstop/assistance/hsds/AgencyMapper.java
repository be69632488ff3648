package org.curbstop.assistance.hsds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.assistance.directory.Agency;
import org.curbstop.assistance.directory.AgencyDirectoryReader.DescribedAgency;
import org.curbstop.common.InvalidValueException;

/**
 * Maps the rows of a directory to agencies. A service or location with an invalid required field is rejected, as is a single invalid
 * optional value; both are reported. Errors in one part do not affect the others.
 */
final class AgencyMapper {

    private static final List<String> OF_OTHER_ENTRIES =
            List.of("location_type", "latitude", "addresses", "organization_id", "service_id", "location_id");

    private final DirectoryFileErrors errors;
    private final AgencyDetailParser details;
    private final Set<String> seen = new HashSet<>();

    AgencyMapper(DirectoryFileErrors errors, AgencyDetailParser details) {
        this.errors = errors;
        this.details = details;
    }

    /**
     * Maps organizations with their services, services each with their organization, or services at locations. An organization without a
     * list of services, as on a list page of an API, says nothing about them.
     */
    List<DescribedAgency> toAgencies(List<HsdsObject> roots) {
        var described = new ArrayList<DescribedAgency>();
        Map<String, List<HsdsObject>> services = new LinkedHashMap<>();
        Map<String, HsdsObject> atPlaces = new LinkedHashMap<>();
        for (HsdsObject root : roots) {
            if (root.children().containsKey("organization")) {
                addTo(services, root);
            } else if (root.children().containsKey("service")) {
                atPlace(root, atPlaces);
            } else if (isOrganization(root)) {
                agency(root, root.listChildren("services"))
                        .map(agency -> new DescribedAgency(agency, root.children().containsKey("services")))
                        .ifPresent(described::add);
            }
        }
        Set<HsdsObject> atSomePlaces = Collections.newSetFromMap(new IdentityHashMap<>());
        atPlaces.values().forEach(service -> {
            addTo(services, service);
            atSomePlaces.add(service);
        });
        services.values().forEach(of -> of.getFirst().findChild("organization")
                .flatMap(organization -> agency(organization, of))
                .map(agency -> new DescribedAgency(agency, false, of.stream().noneMatch(atSomePlaces::contains)))
                .ifPresent(described::add));
        return described;
    }

    private static void addTo(Map<String, List<HsdsObject>> services, HsdsObject service) {
        services.computeIfAbsent(service.findChild("organization").flatMap(organization -> organization.field("id")).orElse(""),
                id -> new ArrayList<>()).add(service);
    }

    /** Adds a service at a location to the service, which the file repeats for each of its locations. */
    private void atPlace(HsdsObject root, Map<String, HsdsObject> atPlaces) {
        HsdsObject service = root.findChild("service").orElse(root);
        if (service.findChild("organization").isEmpty()) {
            errors.add(root, "service.organization", "the organization of the service");
        } else {
            root.children().remove("service");
            atPlaces.computeIfAbsent(service.field("id").orElse(service.path()), id -> service).addChild("service_at_locations", root);
        }
    }

    /** Every entry has an id and most have a name: only other fields show that it is a location, or a service alone. */
    private boolean isOrganization(HsdsObject root) {
        Optional<String> other = root.children().containsKey("services") ? Optional.empty()
                : OF_OTHER_ENTRIES.stream().filter(name -> root.field(name).isPresent() || root.findChild(name).isPresent()).findFirst();
        other.ifPresent(name -> errors.add(root, name, "an organization, or a service with its organization"));
        return other.isEmpty();
    }

    private Optional<Agency> agency(HsdsObject organization, List<HsdsObject> services) {
        Optional<String> id = required(organization, "id", "an id");
        Optional<String> name = required(organization, "name", "a name");
        if (id.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        if (!seen.add("organization " + id.get())) {
            errors.add(organization, "id", "an id that no organization before it has");
            return Optional.empty();
        }
        try {
            List<Agency.OfferedService> offers = services.stream().flatMap(service -> offer(service).stream()).toList();
            return Optional.of(new Agency(
                    id.get(), 0, name.get(), organization.text("description"), organization.field("email"), organization.field("website"),
                    details.phones(organization), places(organization, services), offers));
        } catch (InvalidValueException e) {
            errors.add(organization, "id", "letters, digits, dots and hyphens, at most " + Agency.MAX_ID_LENGTH);
            return Optional.empty();
        }
    }

    /** Returns the organization's own locations and those where its services are offered. */
    private List<Agency.Location> places(HsdsObject organization, List<HsdsObject> services) {
        Map<String, HsdsObject> byId = Stream.concat(
                        organization.listChildren("locations").stream(),
                services.stream().flatMap(service -> service.listChildren("service_at_locations").stream())
                        .flatMap(at -> at.findChild("location").stream()))
                .filter(place -> required(place, "id", "an id").isPresent())
                .collect(Collectors.toMap(place -> place.text("id"), Function.identity(), (first, again) -> first, LinkedHashMap::new));
        return byId.values().stream().map(this::place).toList();
    }

    private Agency.Location place(HsdsObject place) {
        return new Agency.Location(
                place.text("id"), place.text("name"), details.address(place), details.point(place), details.hours(place),
                details.phones(place),
                details.languages(place), place.text("transportation"),
                place.listChildren("accessibility").stream().flatMap(each -> each.field("description").stream())
                        .collect(Collectors.joining(" ")));
    }

    private Optional<Agency.OfferedService> offer(HsdsObject service) {
        Optional<String> id = required(service, "id", "an id");
        Optional<String> name = required(service, "name", "a name");
        Optional<Agency.Status> status = required(service, "status", "active, inactive, defunct or temporarily closed")
                .flatMap(text -> details.status(service));
        if (id.isEmpty() || name.isEmpty() || status.isEmpty()) {
            return Optional.empty();
        }
        if (!seen.add("service " + id.get())) {
            errors.add(service, "id", "an id that no service before it has");
            return Optional.empty();
        }
        List<HsdsObject> at = service.listChildren("service_at_locations");
        return Optional.of(new Agency.OfferedService(
                id.get(), name.get(), service.text("description"), status.get(), programs(service), details.capacity(service),
                service.listChildren("required_documents").stream().flatMap(document -> document.field("document").stream()).toList(),
                service.text("eligibility_description"), service.text("application_process"), service.text("fees_description"),
                details.languages(service),
                both(service, at, details::phones), both(service, at, details::hours),
                at.stream().flatMap(each -> each.findChild("location").stream()).flatMap(place -> place.field("id").stream()).distinct()
                        .toList(),
                details.modified(service)));
    }

    private static <T> List<T> both(HsdsObject service, List<HsdsObject> at, Function<HsdsObject, List<T>> of) {
        return Stream.concat(Stream.of(service), at.stream()).flatMap(each -> of.apply(each).stream()).distinct().toList();
    }

    /**
     * Returns the codes of the service's taxonomy terms. A code that is a program's id means that customers apply for the program there.
     */
    private static Set<String> programs(HsdsObject service) {
        return service.listChildren("attributes").stream()
                .flatMap(attribute -> attribute.findChild("taxonomy_term").stream())
                .flatMap(term -> term.field("code").stream())
                .collect(Collectors.toSet());
    }

    private Optional<String> required(HsdsObject item, String field, String expected) {
        Optional<String> value = item.field(field);
        if (value.isEmpty()) {
            errors.add(item, field, expected);
        }
        return value;
    }
}
