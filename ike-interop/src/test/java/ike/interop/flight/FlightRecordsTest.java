package ike.interop.flight;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.endpoint.Endpoint;
import ike.interop.endpoint.RunningEndpoint;
import ike.interop.endpoint.TestConfigurations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Flight Recorder has of a handshake that succeeds and of one that fails. */
class FlightRecordsTest {
    @TempDir
    private Path folder;

    @Test
    void handshakesMessagesFailuresAndTraffic() throws Exception {
        Path file = folder.resolve("flight.jfr");
        List<FlightRecords> records = new ArrayList<>();
        Consumer<Endpoint> record = endpoint -> records.add(FlightRecords.of(endpoint));
        CountDownLatch sampled = new CountDownLatch(1);
        try (Recording recording = new Recording(); RecordingStream stream = new RecordingStream()) {
            stream.enable("ike.Traffic").withPeriod(Duration.ofMillis(10));
            stream.onEvent("ike.Traffic", _ -> sampled.countDown());
            stream.startAsync();
            recording.start();
            try (RunningEndpoint right = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                    RunningEndpoint.configuration(TestConfigurations.right()));
                    RunningEndpoint left = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                            RunningEndpoint.configuration(TestConfigurations.left(right.natPort())), record, "net")) {
                left.says("^child-up home/net");
                assertThat(sampled.await(30, TimeUnit.SECONDS)).isTrue();
                int mark = left.mark();
                left.order("rekey-child net").says(mark, "^child-rekeyed");
                try (RunningEndpoint stranger = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                        RunningEndpoint.configuration(
                                TestConfigurations.left(right.natPort()).replace("an apple", "a pear")),
                        record, "net")) {
                    stranger.says("^failed home AUTHENTICATION_FAILED");
                }
            }
            recording.dump(file);
        }
        records.forEach(FlightRecords::close);
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        assertThat(of(events, "ike.Handshake")).singleElement().satisfies(handshake -> {
            assertThat(handshake.getString("connection")).isEqualTo("home");
            assertThat(handshake.getBoolean("initiator")).isTrue();
            assertThat(handshake.getString("algorithms")).contains("AES_GCM_16");
            assertThat(handshake.getDuration()).isPositive().isLessThan(Duration.ofMinutes(1));
        });
        assertThat(of(events, "ike.Failure")).singleElement()
                .satisfies(failure -> assertThat(failure.getString("notification")).isEqualTo("AUTHENTICATION_FAILED"));
        assertThat(of(events, "ike.Message")).extracting(message -> message.getString("exchange"))
                .contains("IKE_SA_INIT", "IKE_AUTH", "CREATE_CHILD_SA");
        assertThat(of(events, "ike.Traffic")).isNotEmpty()
                .allSatisfy(sample -> assertThat(sample.getString("child")).isEqualTo("net"));
    }

    private static List<RecordedEvent> of(List<RecordedEvent> events, String name) {
        return events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
    }
}
