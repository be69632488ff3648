package org.curbstop.sandbox.millbrook;

import java.util.Optional;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Premise;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.PostalCode;
import org.curbstop.common.PremiseId;

/**
 * Streets of Millbrook. Each belongs to one electric feeder and one water pressure zone, and runs from a start point in one direction, two
 * meters per house number.
 */
enum SampleStreet {
    ALDER("Alder St", "North", "High", 44.0610, -121.3160, 0.0, 1.0),
    ASPEN("Aspen St", "North", "High", 44.0622, -121.3160, 0.0, 1.0),
    BIRCH("Birch Ave", "Mill", "Low", 44.0560, -121.3140, 1.0, 0.0),
    CEDAR("Cedar Ct", "Mill", "Low", 44.0568, -121.3118, 0.0, 1.0),
    MILL("Mill Rd", "Mill", "Low", 44.0552, -121.3170, 0.3, 0.95),
    DOGWOOD("Dogwood Ln", "Ridge", "High", 44.0580, -121.3250, 1.0, 0.1),
    ELM("Elm St", "Ridge", "High", 44.0594, -121.3262, 0.9, -0.4),
    RIDGE("Ridge Rd", "Ridge", "High", 44.0570, -121.3280, 0.8, 0.6),
    FOUNDRY("Foundry Rd", "Foundry", "Low", 44.0520, -121.3200, -0.2, 0.98),
    RIVER("River Rd", "Foundry", "Low", 44.0512, -121.3215, -0.1, 0.99);

    static final String CITY = "Millbrook";
    static final String STATE = "OR";
    static final PostalCode ZIP = new PostalCode("97999");

    private static final double DEGREES_A_HOUSE = 0.00002;
    private static final double MERIDIANS_CONVERGE = 1.39; // 1 / cos 44 degrees

    private final String street;
    private final String feeder;
    private final String zone;
    private final double latitude;
    private final double longitude;
    private final double north;
    private final double east;

    SampleStreet(String street, String feeder, String zone, double latitude, double longitude, double north, double east) {
        this.street = street;
        this.feeder = feeder;
        this.zone = zone;
        this.latitude = latitude;
        this.longitude = longitude;
        this.north = north;
        this.east = east;
    }

    Premise house(int number) {
        var point = new GeoPoint(
                latitude + north * number * DEGREES_A_HOUSE, longitude + east * number * DEGREES_A_HOUSE * MERIDIANS_CONVERGE);
        var id = new PremiseId("prm_" + ordinal() + "h" + number);
        return new Premise(id, 0, new Address(number + " " + street, CITY, STATE, ZIP), Optional.of(feeder), Optional.of(zone),
                Optional.of(point));
    }
}
