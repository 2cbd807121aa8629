package ike.interop.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.endpoint.RunningEndpoint;
import ike.interop.endpoint.TestConfigurations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The numbers of an endpoint, by HTTP. */
class MetricsServerTest {
    @Test
    void theNumbersFollowWhatHappens() throws Exception {
        AtomicReference<MetricsServer> server = new AtomicReference<>();
        try (RunningEndpoint right = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                RunningEndpoint.configuration(TestConfigurations.right()));
                RunningEndpoint left = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                        RunningEndpoint.configuration(TestConfigurations.left(right.natPort())), endpoint -> {
                            try {
                                server.set(MetricsServer.open(0, endpoint));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }, "net")) {
            left.says("^child-up home/net");
            String page = get(server.get().address());
            assertThat(page).contains("# TYPE ike_sas gauge\n", "ike_sas{state=\"ESTABLISHED\"} 1\n",
                    "ike_child_sas{state=\"INSTALLED\"} 1\n",
                    "ike_messages_total{exchange=\"IKE_AUTH\",direction=\"out\",kind=\"request\"} 1\n",
                    "ike_events_total{event=\"child_up\"} 1\n").endsWith("# EOF\n");
        } finally {
            server.get().close();
        }
    }

    private static String get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(address)).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/openmetrics-text");
            return answer.body();
        }
    }
}
