package org.curbstop.sandbox.millbrook;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.assistance.directory.Agency;
import org.curbstop.assistance.directory.AgencyDirectory;
import org.curbstop.assistance.directory.AgencyMemberships;
import org.curbstop.common.Actor;
import org.curbstop.common.GeoPoint;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Creates the two agencies of Millbrook and their staff logins before the application accepts requests. */
@Component
@Profile("!production")
record SampleAgencies(AgencyDirectory directory, AgencyMemberships agencies) implements SmartInitializingSingleton {

    static final String MILL_RIVER = "mill-river-action";
    static final String HOME_REPAIR = "millbrook-home-repair";
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    @Override
    public void afterSingletonsInstantiated() {
        directory.upsert(millRiver());
        directory.upsert(homeRepair());
        if (agencies.findAgency("lena").isEmpty()) {
            agencies.join("lena", MILL_RIVER, Actor.SYSTEM);
        }
    }

    static Agency millRiver() {
        Agency.Phone phone = new Agency.Phone("(503) 555-0150", "", "", List.of("en", "es"));
        var office = new Agency.Location(
                "mill-river-office", "Mill River Community Action", "200 Mill St, Millbrook, OR 97999",
                Optional.of(new GeoPoint(44.0502, -123.0951)),
                List.of(hours(WEEKDAYS, 9, 17)), List.of(phone), List.of("en", "es"), "Bus 4, stop Mill St",
                "Step-free; hearing loop at the counter");
        return new Agency(
                MILL_RIVER, 0, "Mill River Community Action", "Help with heating and power bills, food and rent.",
                Optional.of("help@millriver.example"),
                Optional.of("https://millriver.example"), List.of(phone), List.of(office),
                List.of(
                        offer("mill-river-liheap", "Energy assistance (LIHEAP)", "liheap", Agency.Status.ACTIVE,
                                List.of("A photo ID", "Proof of the last 30 days' income", "The latest utility bill"), office),
                        offer("mill-river-neighbor-fund", "Neighbor Fund", "neighbor-fund", Agency.Status.TEMPORARILY_CLOSED,
                                List.of("A photo ID"), office)));
    }

    static Agency homeRepair() {
        Agency.Phone phone = new Agency.Phone("(503) 555-0151", "", "", List.of("en"));
        var shop = new Agency.Location(
                "home-repair-shop", "Millbrook Home Repair", "15 Foundry Rd, Millbrook, OR 97999",
                Optional.of(new GeoPoint(44.0468, -123.0842)),
                List.of(hours(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), 8, 16)), List.of(phone), List.of("en"), "", "Step-free");
        return new Agency(
                HOME_REPAIR, 0, "Millbrook Home Repair", "Volunteers and licensed plumbers who mend what leaks.", Optional.empty(),
                Optional.empty(),
                List.of(phone), List.of(shop),
                List.of(offer("home-repair-leaks", "Leak repair", "leak-repair", Agency.Status.ACTIVE, List.of("A repair estimate"),
                        shop)));
    }

    private static Agency.OfferedService offer(String id, String name, String program, Agency.Status status, List<String> documents,
            Agency.Location place) {
        return new Agency.OfferedService(
                id, name, "", status, Set.of(program), Optional.empty(), documents, "",
                "By phone, at the counter, or by referral from the utility.", "Free",
                place.languages(), place.phones(), place.hours(), List.of(place.id()), Optional.empty());
    }

    private static Agency.Hours hours(Set<DayOfWeek> days, int opens, int closes) {
        return new Agency.Hours(days, Optional.of(LocalTime.of(opens, 0)), Optional.of(LocalTime.of(closes, 0)), "");
    }
}
