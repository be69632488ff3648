package org.curbstop.cis.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Address;
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ImportKind;
import org.curbstop.cis.RowFields;
import org.curbstop.cis.RowOutcome;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.PostalCode;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.outages.network.NetworkImportRow;
import org.curbstop.outages.network.NetworkUpsert;
import org.curbstop.outages.network.NetworkUpsertResult;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Imports the connections of the electric and water network. */
@Component
public final class NetworkImports extends ImportKind<NetworkImportRow> {

    private static final String PREMISE = "premise";
    private static final String NAME = "a name of 1 to 60 letters, digits, blanks and . / _ # : -";

    private final NetworkUpsert network;
    private final Utility utility;
    private final AccountResolver accounts;
    private final NetworkUpsert.Batch checked;

    public NetworkImports(NetworkUpsert network, Utility utility, AccountResolver accounts) {
        super(CisFileKind.NETWORK, List.of("kind"),
                List.of("name", "parent", "service", "account_number", "service_line1", "service_unit", "service_city", "service_state",
                        "service_zip", "latitude", "longitude"));
        this.network = network;
        this.utility = utility;
        this.accounts = accounts;
        this.checked = network.check();
    }

    @Override
    public ImportKind<NetworkImportRow> forFile() {
        return new NetworkImports(network, utility, accounts);
    }

    @Override
    public Optional<NetworkImportRow> parse(String file, long line, RowFields fields) {
        Optional<String> kind = fields.required("kind", "feeder, lateral, transformer, pressure_zone, zone or premise",
                NetworkImports::kind);
        return kind.flatMap(which -> which.equals(PREMISE) ? connection(fields) : device(fields, NetworkPart.valueOf(which)));
    }

    private static String kind(String text) {
        String kind = text.toLowerCase(Locale.ROOT);
        return kind.equals(PREMISE) ? PREMISE : NetworkPart.valueOf(kind.toUpperCase(Locale.ROOT)).name();
    }

    private Optional<NetworkImportRow> device(RowFields fields, NetworkPart part) {
        Optional<String> name = fields.required("name", NAME, RowFields::reference);
        Optional<String> parent = fields.read("parent", NAME, RowFields::reference);
        Optional<GeoPoint> point = point(fields);
        ServiceType service = switch (part) {
            case FEEDER, LATERAL, TRANSFORMER -> ServiceType.ELECTRIC;
            case PRESSURE_ZONE, ZONE -> ServiceType.WATER;
        };
        if (!utility.supplies(service)) {
            fields.error("kind", "a part of a network of this utility");
        }
        return name.filter(any -> fields.errors().isEmpty())
                .map(named -> new NetworkImportRow.Device(service, part, named, parent, point));
    }

    private Optional<NetworkImportRow> connection(RowFields fields) {
        Optional<String> device = fields.required("parent", NAME, RowFields::reference);
        Optional<ServiceType> service = fields.required("service", "electric or water", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "electric" -> ServiceType.ELECTRIC;
            case "water" -> ServiceType.WATER;
            default -> throw new IllegalArgumentException();
        });
        Optional<AccountNumber> account = fields.has("account_number") ? accounts.parse(fields) : Optional.empty();
        Optional<Address> address = fields.has("service_line1") ? address(fields) : Optional.empty();
        if (fields.errors().isEmpty() && account.isEmpty() && address.isEmpty()) {
            fields.error("account_number", "a number here, or an address in service_line1");
        }
        return device.filter(any -> fields.errors().isEmpty())
                .flatMap(name -> service.map(kind -> new NetworkImportRow.Connection(kind, account, address, name)));
    }

    private Optional<Address> address(RowFields fields) {
        Optional<String> line = fields.required("service_line1", "a street address", RowFields::shortText);
        Optional<String> unit = fields.read("service_unit", "a unit", RowFields::shortText);
        Optional<String> city = fields.required("service_city", "a city", RowFields::shortText);
        String state = fields.read("service_state", "two letters such as OR", NetworkImports::state).orElse(utility.address().state());
        Optional<PostalCode> zip = fields.required("service_zip", "a ZIP code of five digits", PostalCode::new);
        return line.flatMap(street -> city.flatMap(town -> zip.map(code -> new Address(street, unit, town, state, code))));
    }

    private static String state(String text) {
        String state = text.toUpperCase(Locale.ROOT);
        if (!state.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException();
        }
        return state;
    }

    private static Optional<GeoPoint> point(RowFields fields) {
        Optional<Double> latitude = fields.read("latitude", "degrees from -90 to 90", Double::valueOf);
        Optional<Double> longitude = fields.read("longitude", "degrees from -180 to 180", Double::valueOf);
        if (latitude.isPresent() != longitude.isPresent()) {
            fields.error(latitude.isPresent() ? "longitude" : "latitude", "a value, since the other is there");
        }
        return fields.errors().isEmpty() ? latitude.flatMap(north -> longitude.flatMap(east ->
                fields.read("latitude", "a place on the earth", any -> new GeoPoint(north, east)))) : Optional.empty();
    }

    @Override
    public List<RowOutcome> store(List<NetworkImportRow> rows, Optional<Long> generation) {
        List<NetworkUpsertResult> results = generation.isPresent() ? network.upsert(rows) : rows.stream().map(checked::take).toList();
        var outcomes = new ArrayList<RowOutcome>();
        results.forEach(result -> outcomes.add(switch (result) {
            case NetworkUpsertResult.Added added -> RowOutcome.of(RowOutcome.RowResult.ADDED);
            case NetworkUpsertResult.Updated updated -> RowOutcome.of(RowOutcome.RowResult.CHANGED);
            case NetworkUpsertResult.Unchanged same -> RowOutcome.of(RowOutcome.RowResult.SAME);
            case NetworkUpsertResult.Refused refused -> RowOutcome.rejected(refused.field(), refused.expected());
        }));
        return outcomes;
    }

    @Override
    public void finished() {
        network.finish();
    }
}
