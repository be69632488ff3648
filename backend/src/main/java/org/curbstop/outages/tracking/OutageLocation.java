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
 * Location of a report, as far as known, with the keys that find an open outage there.
 *
 * @param above keys of the outages that would reach it too, nearest first: of the devices above it
 */
public record OutageLocation(Optional<Premise> premise, OutageScope scope, Outage.OutageKeys keys, List<String> above) {

    public OutageLocation {
        above = List.copyOf(above);
    }

    public OutageLocation(Optional<Premise> premise, OutageScope scope, Outage.OutageKeys keys) {
        this(premise, scope, keys, List.of());
    }

    /** Distance in meters within which reports belong to one outage if the network is not known: about two blocks. */
    static final int RADIUS_METERS = 400;
    private static final String AREA = "|area|";
    /** About 1,100 m in latitude, and more than {@link #RADIUS_METERS} in longitude up to 60 degrees north. */
    private static final double CELL_DEGREES = 0.01;

    public static OutageLocation atPremise(ServiceType service, Premise premise) {
        Optional<OutageScope> scope = switch (service) {
            case ELECTRIC -> premise.feeder().map(name -> new OutageScope.Network(OutageScope.NetworkPart.FEEDER, name, premise.point()));
            case WATER -> premise.pressureZone()
                    .map(name -> new OutageScope.Network(OutageScope.NetworkPart.PRESSURE_ZONE, name, premise.point()));
            case SEWER, STORMWATER, SOLID_WASTE, GAS -> Optional.empty();
        };
        return scope.or(() -> premise.point().map(point -> new OutageScope.AroundPoint(point, RADIUS_METERS)))
                .map(known -> new OutageLocation(Optional.of(premise), known, keys(service, known)))
                .orElseGet(() -> new OutageLocation(
                        Optional.of(premise), new OutageScope.Described(premise.address().oneLine()),
                        exactKey(premiseKey(service, premise.id().value()))));
    }

    /** Locates a premise alone: what else is out with it is predicted from other reports. */
    static OutageLocation onNetwork(ServiceType service, Premise premise, NetworkDevice device) {
        return new OutageLocation(Optional.of(premise), new OutageScope.Described(premise.address().oneLine()),
                new Outage.OutageKeys(Optional.of(premiseKey(service, premise.id().value())), Optional.empty(), device.root()),
                device.path());
    }

    /** Locates an area whose devices are known: by those that feed all of it, and by its own name. */
    static OutageLocation inArea(ServiceType service, Area area, List<String> above, Optional<String> network) {
        return new OutageLocation(Optional.empty(), new OutageScope.Described(area.description()),
                new Outage.OutageKeys(Optional.of(areaKey(service, area.name())), Optional.empty(), network), above);
    }

    /** Locates an area around its center, because what feeds it is known in part at most. */
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

    /** Returns the premise id in the key of a single-premise outage. */
    public static Optional<String> premiseOf(String key) {
        return Optional.of(key.substring(key.indexOf('|') + 1)).filter(id -> id.startsWith("prm_"));
    }

    /** Returns the same location without the premise, if it is not known which premise of the building reports. */
    public OutageLocation ofWholeBuilding() {
        return new OutageLocation(Optional.empty(), scope, keys, above);
    }

    public static OutageLocation atPoint(ServiceType service, GeoPoint point) {
        var scope = new OutageScope.AroundPoint(point, RADIUS_METERS);
        return new OutageLocation(Optional.empty(), scope, keys(service, scope));
    }

    /** Returns a location in words that finds no outage, for reports from before locations were points. */
    public static OutageLocation described(String place) {
        return new OutageLocation(Optional.empty(), new OutageScope.Described(place), Outage.OutageKeys.NONE);
    }

    /** Returns the keys that find an open outage of this scope; none for a described place. */
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

    /** Returns the cell of a point and the eight around it, which contain everything within {@link #RADIUS_METERS}. */
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
