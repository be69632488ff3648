package org.curbstop.outages.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that hangs on one feeder or pressure zone. A device whose parent is not among them hangs on the root. */
public final class NetworkTree {

    private final Map<String, NetworkDevice> devices = new HashMap<>();
    private final Map<String, List<NetworkDevice>> children = new HashMap<>();
    private final List<NetworkDevice> topDown = new ArrayList<>();

    /** @throws IllegalArgumentException there is none without a parent */
    public NetworkTree(Collection<NetworkDevice> all) {
        all.forEach(device -> devices.put(device.id(), device));
        NetworkDevice root = all.stream().filter(device -> device.parent().isEmpty()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a network has a feeder or a pressure zone"));
        for (NetworkDevice device : all) {
            if (!device.equals(root)) {
                String parent = device.parent().filter(devices::containsKey).orElse(root.id());
                children.computeIfAbsent(parent, id -> new ArrayList<>()).add(device);
            }
        }
        var next = new ArrayDeque<>(List.of(root));
        while (!next.isEmpty()) {
            NetworkDevice device = next.remove();
            topDown.add(device);
            next.addAll(children(device));
        }
    }

    /** Without what is found by one of these keys and all that hangs on it; empty: nothing is left. */
    public Optional<NetworkTree> without(Set<String> outageKeys) {
        var left = new ArrayList<NetworkDevice>();
        var next = new ArrayDeque<>(List.of(root()));
        while (!next.isEmpty()) {
            NetworkDevice device = next.remove();
            if (!outageKeys.contains(device.outageKey())) {
                left.add(device);
                next.addAll(children(device));
            }
        }
        return left.isEmpty() ? Optional.empty() : Optional.of(new NetworkTree(left));
    }

    /** Each device after the one that feeds it. */
    public List<NetworkDevice> topDown() {
        return List.copyOf(topDown);
    }

    public NetworkDevice root() {
        return topDown.getFirst();
    }

    public Optional<NetworkDevice> find(String id) {
        return Optional.ofNullable(devices.get(id));
    }

    public List<NetworkDevice> children(NetworkDevice device) {
        return children.getOrDefault(device.id(), List.of());
    }

    /** The device and all above it, up to the root; empty: it is not in this tree. */
    public List<NetworkDevice> pathUp(String id) {
        var path = new ArrayList<NetworkDevice>();
        Optional<NetworkDevice> at = find(id);
        while (at.isPresent() && path.size() <= devices.size()) {
            path.add(at.get());
            at = at.get().parent().flatMap(this::find);
        }
        if (!path.isEmpty() && !path.getLast().equals(root())) {
            path.add(root());
        }
        return path;
    }
}
