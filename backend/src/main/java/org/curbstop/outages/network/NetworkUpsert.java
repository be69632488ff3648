package org.curbstop.outages.network;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Premise;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.store.AggregateCollection;
import org.springframework.stereotype.Component;

/**
 * Imports the network topology from a file. Rows may be repeated, and nothing is deleted. A row is refused if its parent device is neither
 * stored nor in an earlier row.
 */
@Component
public final class NetworkUpsert {

    private final NetworkRepository repository;
    private final Accounts accounts;

    public NetworkUpsert(NetworkRepository repository, Accounts accounts) {
        this.repository = repository;
        this.accounts = accounts;
    }

    /** Stores all valid rows; a repetition, for instance after a crash, changes nothing more. */
    public List<NetworkUpsertResult> upsert(List<NetworkImportRow> rows) {
        var batch = new Batch(true);
        List<NetworkUpsertResult> results = rows.stream().map(batch::take).toList();
        batch.store();
        return results;
    }

    /** Returns a batch that only checks rows and stores none. */
    public Batch check() {
        return new Batch(false);
    }

    /** Must be called when all rows are stored. */
    public void finish() {
        repository.updatePlaces(accounts);
    }

    /** Checks rows against the stored network and earlier rows. */
    public final class Batch {

        private final boolean stores;
        private final Map<String, NetworkDevice> known = new HashMap<>();
        private final Writes<NetworkDevice> devices = new Writes<>();
        private final Writes<ServicePoint> points = new Writes<>();

        private Batch(boolean stores) {
            this.stores = stores;
        }

        public NetworkUpsertResult take(NetworkImportRow row) {
            return switch (row) {
                case NetworkImportRow.Device device -> take(device);
                case NetworkImportRow.Connection connection -> take(connection);
            };
        }

        private NetworkUpsertResult take(NetworkImportRow.Device row) {
            NetworkDevice device = NetworkDevice.of(row.service(), row.part(), row.name(), row.parent(), row.point());
            Optional<NetworkUpsertResult> refused = refuse(device);
            if (refused.isPresent()) {
                return refused.get();
            }
            Optional<NetworkDevice> before = find(device.id());
            NetworkDevice next = before.map(now -> now.withFactsOf(device)).orElse(device);
            known.put(device.id(), next);
            return devices.put(device.id(), before, next);
        }

        private Optional<NetworkUpsertResult> refuse(NetworkDevice device) {
            Set<NetworkPart> above = above(device.part());
            if (above.isEmpty()) {
                return device.parent().map(parent -> new NetworkUpsertResult.Refused("parent", "nothing: this hangs on no device"));
            }
            Optional<NetworkDevice> parent = device.parent().flatMap(this::find);
            if (parent.filter(each -> above.contains(each.part())).isEmpty()) {
                return Optional.of(new NetworkUpsertResult.Refused("parent", "the name of a " + names(above)
                        + " that is in a row above or was imported before"));
            }
            var seen = new HashSet<String>(Set.of(device.id()));
            for (Optional<NetworkDevice> at = parent; at.isPresent(); at = at.get().parent().flatMap(this::find)) {
                if (!seen.add(at.get().id())) {
                    return Optional.of(new NetworkUpsertResult.Refused("parent", "a device that does not hang on this one"));
                }
            }
            return Optional.empty();
        }

        private NetworkUpsertResult take(NetworkImportRow.Connection row) {
            Optional<Premise> premise = row.account().flatMap(accounts::findByNumber).map(Account::premise)
                    .or(() -> row.address().flatMap(accounts::findPremiseAt));
            if (premise.isEmpty()) {
                return new NetworkUpsertResult.Refused(row.account().isPresent() ? "account_number" : "service_line1",
                        "a place that was imported with the accounts");
            }
            Optional<NetworkDevice> device = find(NetworkDevice.id(row.service(), row.device()));
            if (device.isEmpty()) {
                return new NetworkUpsertResult.Refused("parent", "the name of a device that is in a row above or was imported before");
            }
            ServicePoint point = ServicePoint.of(row.service(), premise.get().id(), device.get().id());
            Optional<ServicePoint> before = points.find(point.id(), repository.servicePoints);
            return points.put(point.id(), before, before.map(now -> now.withDevice(point.device())).orElse(point));
        }

        private Optional<NetworkDevice> find(String id) {
            Optional<NetworkDevice> found = Optional.ofNullable(known.get(id)).or(() -> repository.devices.find(id));
            found.ifPresent(device -> known.put(id, device));
            return found;
        }

        private void store() {
            if (stores) {
                devices.store(repository.devices);
                points.store(repository.servicePoints);
            }
        }
    }

    /** Returns the parts that may feed this part; empty at the upper end. */
    private static Set<NetworkPart> above(NetworkPart part) {
        return switch (part) {
            case FEEDER, PRESSURE_ZONE -> Set.of();
            case LATERAL, TRANSFORMER -> EnumSet.of(NetworkPart.FEEDER, NetworkPart.LATERAL);
            case ZONE -> EnumSet.of(NetworkPart.PRESSURE_ZONE, NetworkPart.ZONE);
        };
    }

    private static String names(Set<NetworkPart> parts) {
        return String.join(" or ", parts.stream().map(part -> part.name().toLowerCase(Locale.ROOT)).toList());
    }

    /** Pending writes of a batch, with the last value of each id. */
    private static final class Writes<T> {

        private final Map<String, T> added = new HashMap<>();
        private final Map<String, T> changed = new HashMap<>();

        Optional<T> find(String id, AggregateCollection<T> collection) {
            return Optional.ofNullable(added.get(id)).or(() -> Optional.ofNullable(changed.get(id))).or(() -> collection.find(id));
        }

        NetworkUpsertResult put(String id, Optional<T> before, T next) {
            if (before.isEmpty() || added.containsKey(id)) {
                added.put(id, next);
                return new NetworkUpsertResult.Added();
            }
            if (before.get().equals(next)) {
                return new NetworkUpsertResult.Unchanged();
            }
            changed.put(id, next);
            return new NetworkUpsertResult.Updated();
        }

        /** Fails if another process imports the same network at the same time; importing the rows again repairs this. */
        void store(AggregateCollection<T> collection) {
            if (!collection.insertAll(new ArrayList<>(added.values())).isEmpty()
                    | collection.replaceAll(new ArrayList<>(changed.values())) < changed.size()) {
                throw new IllegalStateException("the network is being imported by another process");
            }
        }
    }
}
