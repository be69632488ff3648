package org.curbstop.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.curbstop.Curbstop;

/** Generated sandbox accounts on a network: eight houses on a transformer, ten transformers on a lateral. */
public final class GeneratedTown {

    /** Command that starts the application in another process. */
    public static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
            Curbstop.class.getName());
    private static final int HOUSES_ON_A_TRANSFORMER = 8;
    private static final int HOUSES_ON_A_LATERAL = 10 * HOUSES_ON_A_TRANSFORMER;

    private final String accounts;
    private final List<House> houses;

    /** An account, its address, and the devices that feed it. */
    public record House(String account, String street, String feeder, String lateral, String transformer) {}

    private GeneratedTown(String accounts, List<House> houses) {
        this.accounts = accounts;
        this.houses = List.copyOf(houses);
    }

    /**
     * @param accounts file of the sandbox
     * @param housesOnAFeeder a feeder of the file with more houses is several on the network; a multiple of 80
     */
    public static GeneratedTown of(String accounts, int housesOnAFeeder) {
        List<String> header = List.of(accounts.lines().findFirst().orElseThrow().split(","));
        Map<String, List<String[]>> byFeeder = accounts.lines().skip(1).map(line -> line.split(","))
                .collect(Collectors.groupingBy(cells -> cells[header.indexOf("feeder")], TreeMap::new, Collectors.toList()));
        var houses = new ArrayList<House>();
        byFeeder.forEach((name, rows) -> {
            for (int i = 0; i < rows.size(); i++) {
                String feeder = rows.size() <= housesOnAFeeder ? name : name + "." + (1 + i / housesOnAFeeder);
                houses.add(new House(rows.get(i)[header.indexOf("account_number")], rows.get(i)[header.indexOf("service_line1")], feeder,
                        name + "-" + i / HOUSES_ON_A_LATERAL, name + "-T" + i / HOUSES_ON_A_TRANSFORMER));
            }
        });
        return new GeneratedTown(accounts, houses);
    }

    public List<House> houses() {
        return houses;
    }

    /** Imports the accounts and the network as an operator would: with files and the command line. */
    public void importInto(Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        command(environment, "accounts", Files.writeString(folder.resolve("accounts.csv"), accounts));
        command(environment, "network", Files.write(folder.resolve("network.csv"), network()));
    }

    private LinkedHashSet<String> network() {
        var rows = new LinkedHashSet<>(List.of("kind,name,parent,service,account_number"));
        houses.forEach(house -> rows.addAll(List.of(
                "feeder," + house.feeder() + ",,,",
                "lateral," + house.lateral() + "," + house.feeder() + ",,",
                "transformer," + house.transformer() + "," + house.lateral() + ",,",
                "premise,," + house.transformer() + ",electric," + house.account())));
        return rows;
    }

    private static void command(Map<String, String> environment, String kind, Path file) throws IOException, InterruptedException {
        var line = new ArrayList<>(JAVA);
        line.addAll(List.of("import", kind, file.toString(), "--quiet"));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("import of " + kind + ": " + output);
        }
    }
}
