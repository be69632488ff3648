package org.curbstop.outages.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything on one feeder or pressure zone. A device whose parent is missing is attached to the root. */
public final class NetworkTree {

    private final Map<String, NetworkDevice> devices = new HashMap<>();
    private final Map<String, List<NetworkDevice>> children = new HashMap<>();
    private final List<NetworkDevice> topDown = new ArrayList<>();

    /** @throws IllegalArgumentException if every device has a parent */
    public NetworkTree(Collection<NetworkDevice> all) {
        this(all.stream().filter(device -> device.parent().isEmpty()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a network has a feeder or a pressure zone")), all);
    }

    private NetworkTree(NetworkDevice root, Collection<NetworkDevice> all) {
        all.forEach(device -> devices.put(device.id(), device));
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

    /**
     * Returns what is left without the devices in {@code failed} and everything below them, except what is below them and in
     * {@code restored}: several trees if something below an outage is restored.
     */
    public List<NetworkTree> without(Set<String> failed, Set<String> restored) {
        var trees = new ArrayList<NetworkTree>();
        var roots = new ArrayDeque<>(List.of(root()));
        while (!roots.isEmpty()) {
            collect(roots.remove(), failed, restored, roots).ifPresent(trees::add);
        }
        return trees;
    }

    /** @param below receives restored devices below an outage */
    private Optional<NetworkTree> collect(NetworkDevice root, Set<String> failed, Set<String> restored, Collection<NetworkDevice> below) {
        var left = new ArrayList<NetworkDevice>();
        var live = new ArrayDeque<>(List.of(root));
        var dead = new ArrayDeque<NetworkDevice>();
        while (!live.isEmpty()) {
            NetworkDevice device = live.remove();
            if (failed.contains(device.outageKey())) {
                dead.addAll(children(device));
            } else {
                left.add(device);
                live.addAll(children(device));
            }
        }
        while (!dead.isEmpty()) {
            NetworkDevice device = dead.remove();
            if (restored.contains(device.outageKey())) {
                below.add(device);
            } else {
                dead.addAll(children(device));
            }
        }
        return left.isEmpty() ? Optional.empty() : Optional.of(new NetworkTree(root, left));
    }

    /** Returns all devices below, at any depth, nearest first. */
    public List<NetworkDevice> below(NetworkDevice device) {
        var found = new ArrayList<NetworkDevice>();
        var next = new ArrayDeque<>(children(device));
        while (!next.isEmpty()) {
            NetworkDevice each = next.remove();
            found.add(each);
            next.addAll(children(each));
        }
        return found;
    }

    /** Returns each device after the one that feeds it. */
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

    /** Returns the device and all above it, up to the root; empty if it is not in this tree. */
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
