package org.curbstop.outages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Premise;
import org.curbstop.common.GeoPoint;
import org.curbstop.utility.UtilityService;

/** Where a report comes from, as far as it can be known, and by what an open outage there is found. */
record Spot(Optional<Premise> premise, Scope scope, Outage.Keys keys) {

    /** Reports this near to each other are of one outage where the network is not known: about two blocks. */
    static final int METRES = 400;
    /** A little over {@link #METRES} in latitude, more than that in longitude up to 60 degrees north. */
    private static final double CELL_DEGREES = 0.01;

    static Spot of(UtilityService service, Premise premise) {
        Optional<Scope> scope = switch (service) {
            case ELECTRIC -> premise.feeder().map(name -> new Scope.Network(Scope.Part.FEEDER, name, premise.point()));
            case WATER -> premise.pressureZone().map(name -> new Scope.Network(Scope.Part.PRESSURE_ZONE, name, premise.point()));
            case SEWER, STORMWATER, SOLID_WASTE, GAS -> Optional.empty();
        };
        return scope.or(() -> premise.point().map(point -> new Scope.Around(point, METRES)))
                .map(known -> new Spot(Optional.of(premise), known, keys(service, known)))
                .orElseGet(() -> new Spot(
                        Optional.of(premise), new Scope.Described(premise.address().oneLine()), one(service + "|" + premise.id())));
    }

    static Spot around(UtilityService service, GeoPoint point) {
        var scope = new Scope.Around(point, METRES);
        return new Spot(Optional.empty(), scope, keys(service, scope));
    }

    /** A place in words that nothing finds again: of a report from before it was told by points. */
    static Spot described(String place) {
        return new Spot(Optional.empty(), new Scope.Described(place), Outage.Keys.NONE);
    }

    /** What an open outage of this scope is found by, a described place by none. */
    static Outage.Keys keys(UtilityService service, Scope scope) {
        return switch (scope) {
            case Scope.Network network -> one(service + "|" + network.part() + "|" + network.name());
            case Scope.Around around ->
                    new Outage.Keys(Optional.empty(), Optional.of(cell(service, row(around.centre()), column(around.centre()))));
            case Scope.Described described -> Outage.Keys.NONE;
        };
    }

    private static Outage.Keys one(String key) {
        return new Outage.Keys(Optional.of(key), Optional.empty());
    }

    /** The square of a point and the eight around it: whatever is within {@link #METRES} lies in one of them. */
    static List<String> cellsAround(UtilityService service, GeoPoint point) {
        var cells = new ArrayList<String>();
        for (long row = row(point) - 1; row <= row(point) + 1; row++) {
            for (long column = column(point) - 1; column <= column(point) + 1; column++) {
                cells.add(cell(service, row, column));
            }
        }
        return cells;
    }

    private static long row(GeoPoint point) {
        return (long) Math.floor(point.latitude() / CELL_DEGREES);
    }

    private static long column(GeoPoint point) {
        return (long) Math.floor(point.longitude() / CELL_DEGREES);
    }

    private static String cell(UtilityService service, long row, long column) {
        return service + "|" + row + "|" + column;
    }
}
