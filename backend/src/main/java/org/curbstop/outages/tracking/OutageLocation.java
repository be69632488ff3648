package org.curbstop.outages.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.accounts.Area;
import org.curbstop.accounts.Premise;
import org.curbstop.common.GeoPoint;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageScope;
import org.curbstop.outages.network.NetworkDevice;
import org.curbstop.utility.ServiceType;

/**
 * Where a report comes from, as far as it can be known, and by what an open outage there is found.
 *
 * @param above keys of the outages that would reach it too, the nearest first: of the devices that it hangs on
 */
public record OutageLocation(Optional<Premise> premise, OutageScope scope, Outage.OutageKeys keys, List<String> above) {

    public OutageLocation {
        above = List.copyOf(above);
    }

    public OutageLocation(Optional<Premise> premise, OutageScope scope, Outage.OutageKeys keys) {
        this(premise, scope, keys, List.of());
    }

    /** Reports this near to each other are of one outage where the network is not known: about two blocks. */
    static final int METRES = 400;
    private static final String AREA = "|area|";
    /** A little over {@link #METRES} in latitude, more than that in longitude up to 60 degrees north. */
    private static final double CELL_DEGREES = 0.01;

    public static OutageLocation atPremise(ServiceType service, Premise premise) {
        Optional<OutageScope> scope = switch (service) {
            case ELECTRIC -> premise.feeder().map(name -> new OutageScope.Network(OutageScope.NetworkPart.FEEDER, name, premise.point()));
            case WATER -> premise.pressureZone()
                    .map(name -> new OutageScope.Network(OutageScope.NetworkPart.PRESSURE_ZONE, name, premise.point()));
            case SEWER, STORMWATER, SOLID_WASTE, GAS -> Optional.empty();
        };
        return scope.or(() -> premise.point().map(point -> new OutageScope.AroundPoint(point, METRES)))
                .map(known -> new OutageLocation(Optional.of(premise), known, keys(service, known)))
                .orElseGet(() -> new OutageLocation(
                        Optional.of(premise), new OutageScope.Described(premise.address().oneLine()),
                        exactKey(premiseKey(service, premise.id().value()))));
    }

    /** Of the premise alone: what else is out with it is predicted from what others report. */
    static OutageLocation onNetwork(ServiceType service, Premise premise, NetworkDevice device) {
        return new OutageLocation(Optional.of(premise), new OutageScope.Described(premise.address().oneLine()),
                new Outage.OutageKeys(Optional.of(premiseKey(service, premise.id().value())), Optional.empty(), device.root()),
                device.path());
    }

    /** Of an area whose devices are known: found by what all of these hang on, and by its own name. */
    static OutageLocation inArea(ServiceType service, Area area, List<String> above, Optional<String> network) {
        return new OutageLocation(Optional.empty(), new OutageScope.Described(area.description()),
                new Outage.OutageKeys(Optional.of(areaKey(service, area.name())), Optional.empty(), network), above);
    }

    /** Where what feeds it is known in part at most: around its middle. */
    static OutageLocation around(ServiceType service, GeoPoint point, List<String> above) {
        OutageLocation location = atPoint(service, point);
        return new OutageLocation(Optional.empty(), location.scope(), location.keys(), above);
    }

    private static String areaKey(ServiceType service, String name) {
        return service + AREA + name.toLowerCase(Locale.ROOT);
    }

    static boolean isArea(Outage outage) {
        return outage.keys().one().filter(key -> key.startsWith(outage.service() + AREA)).isPresent();
    }

    static String premiseKey(ServiceType service, String premise) {
        return service + "|" + premise;
    }

    /** The premise of an outage of one premise. */
    static Optional<String> premiseOf(String key) {
        return Optional.of(key.substring(key.indexOf('|') + 1)).filter(id -> id.startsWith("prm_"));
    }

    /** The same place, where nobody knows which of its premises reports. */
    public OutageLocation ofWholeBuilding() {
        return new OutageLocation(Optional.empty(), scope, keys, above);
    }

    public static OutageLocation atPoint(ServiceType service, GeoPoint point) {
        var scope = new OutageScope.AroundPoint(point, METRES);
        return new OutageLocation(Optional.empty(), scope, keys(service, scope));
    }

    /** A place in words that nothing finds again: of a report from before locations were points. */
    public static OutageLocation described(String place) {
        return new OutageLocation(Optional.empty(), new OutageScope.Described(place), Outage.OutageKeys.NONE);
    }

    /** What an open outage of this scope is found by, a described place by none. */
    public static Outage.OutageKeys keys(ServiceType service, OutageScope scope) {
        return switch (scope) {
            case OutageScope.Network network -> exactKey(NetworkDevice.outageKey(service, network.part(), network.name()));
            case OutageScope.AroundPoint around ->
                    new Outage.OutageKeys(Optional.empty(), Optional.of(cell(service, row(around.centre()), column(around.centre()))));
            case OutageScope.Described described -> Outage.OutageKeys.NONE;
        };
    }

    private static Outage.OutageKeys exactKey(String key) {
        return new Outage.OutageKeys(Optional.of(key), Optional.empty());
    }

    /** The square of a point and the eight around it: whatever is within {@link #METRES} lies in one of them. */
    static List<String> cellsAround(ServiceType service, GeoPoint point) {
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

    private static String cell(ServiceType service, long row, long column) {
        return service + "|" + row + "|" + column;
    }
}
