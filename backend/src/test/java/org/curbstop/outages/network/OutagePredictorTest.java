package org.curbstop.outages.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.outages.network.RandomNetwork.device;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.outages.network.PremiseEvidence.Sign;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;

class OutagePredictorTest {

    /** One feeder, two laterals, and two transformers on each with eight premises. */
    private static final NetworkTree SMALL = new NetworkTree(List.of(
            device(NetworkPart.FEEDER, "F", Optional.empty(), 0),
            device(NetworkPart.LATERAL, "A", Optional.of("F"), 0), device(NetworkPart.LATERAL, "B", Optional.of("F"), 0),
            device(NetworkPart.TRANSFORMER, "A1", Optional.of("A"), 8), device(NetworkPart.TRANSFORMER, "A2", Optional.of("A"), 8),
            device(NetworkPart.TRANSFORMER, "B1", Optional.of("B"), 8), device(NetworkPart.TRANSFORMER, "B2", Optional.of("B"), 8)));

    @Test
    void predictions_on_a_hundred_random_networks_beat_the_naive_method() {
        InferenceTrial trial = InferenceTrial.ofPredictor(1, 100);
        assertThat(trial.exactShare()).isGreaterThanOrEqualTo(80);
        assertThat(trial.withinOneShare()).isGreaterThanOrEqualTo(97);
        assertThat(trial.exact()).isGreaterThan(InferenceTrial.ofNearestCommonAncestor(1, 100).exact());
    }

    @Test
    void one_report_predicts_a_failure_at_one_premise() {
        assertThat(predicted(reports("A1", 1))).containsExactly("A1-0");
    }

    @Test
    void reports_of_neighbors_on_one_transformer_predict_its_failure() {
        assertThat(predicted(reports("A1", 3))).containsExactly("A1");
    }

    @Test
    void reports_below_both_transformers_predict_a_failure_of_the_lateral() {
        assertThat(predicted(reports("A1", 3), reports("A2", 3))).containsExactly("A");
    }

    @Test
    void reports_everywhere_predict_a_failure_of_the_feeder() {
        assertThat(predicted(reports("A1", 3), reports("A2", 3), reports("B1", 3), reports("B2", 3))).containsExactly("F");
    }

    @Test
    void two_failures_in_two_branches_stay_separate() {
        assertThat(predicted(reports("A1", 5), reports("B2", 5))).containsExactlyInAnyOrder("A1", "B2");
    }

    @Test
    void a_premise_with_power_moves_the_failure_below_it() {
        assertThat(predicted(reports("A1", 6), reports("A2", 1))).containsExactly("A");
        assertThat(predicted(reports("A1", 6), reports("A2", 1), signs("A2", 1, 7, Sign.CONFIRMED_ON))).containsExactly("A1", "A2-0");
    }

    @Test
    void a_last_gasp_weighs_more_than_a_report() {
        assertThat(predicted(reports("A1", 1), reports("A2", 1))).containsExactly("A1-0", "A2-0");
        assertThat(predicted(signs("A1", 0, 2, Sign.CONFIRMED_OUT), signs("A2", 0, 2, Sign.CONFIRMED_OUT))).containsExactly("A");
    }

    @Test
    void the_order_of_the_evidence_does_not_matter() {
        for (long seed = 1; seed <= 20; seed++) {
            var network = new RandomNetwork(seed);
            List<PredictedOutage> once = OutagePredictor.predict(network.tree, network.evidence);
            var shuffled = new ArrayList<>(network.evidence);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(OutagePredictor.predict(network.tree, shuffled)).isEqualTo(once);
        }
    }

    @Test
    void every_premise_that_is_out_is_in_exactly_one_outage() {
        for (long seed = 1; seed <= 50; seed++) {
            var network = new RandomNetwork(seed);
            assertThat(OutagePredictor.predict(network.tree, network.evidence).stream().flatMap(outage -> outage.premises().stream()))
                    .containsExactlyInAnyOrderElementsOf(network.evidence.stream().filter(each -> each.sign() != Sign.CONFIRMED_ON)
                            .map(PremiseEvidence::premise).toList());
        }
    }

    @Test
    void twenty_thousand_reports_are_evaluated_quickly() {
        var devices = new ArrayList<NetworkDevice>(List.of(device(NetworkPart.FEEDER, "F", Optional.empty(), 0)));
        var evidence = new ArrayList<PremiseEvidence>();
        for (int lateral = 0; lateral < 400; lateral++) {
            devices.add(device(NetworkPart.LATERAL, "L" + lateral, Optional.of("F"), 0));
            for (int transformer = 0; transformer < 10; transformer++) {
                String name = "L" + lateral + "T" + transformer;
                devices.add(device(NetworkPart.TRANSFORMER, name, Optional.of("L" + lateral), 10));
                evidence.addAll(signs(name, 0, 5, Sign.REPORTED));
            }
        }
        var tree = new NetworkTree(devices);
        long began = System.nanoTime();
        assertThat(OutagePredictor.predict(tree, evidence)).singleElement().satisfies(all -> assertThat(all.premises()).hasSize(20_000));
        // A quadratic algorithm would take minutes.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    private static List<PremiseEvidence> reports(String transformer, int count) {
        return signs(transformer, 0, count, Sign.REPORTED);
    }

    private static List<PremiseEvidence> signs(String transformer, int from, int count, Sign sign) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> new PremiseEvidence(transformer + "-" + i, NetworkDevice.id(ServiceType.ELECTRIC, transformer), sign))
                        .toList();
    }

    @SafeVarargs
    private static List<String> predicted(List<PremiseEvidence>... evidence) {
        return OutagePredictor.predict(SMALL, Stream.of(evidence).flatMap(List::stream).toList()).stream()
                .map(outage -> outage.device().map(NetworkDevice::name).orElse(outage.premises().getFirst())).toList();
    }
}
