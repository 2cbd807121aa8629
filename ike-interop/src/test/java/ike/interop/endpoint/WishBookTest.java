package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.engine.EngineView;
import ike.engine.Order;
import ike.engine.config.Connection;
import ike.interop.swanctl.ConfigurationLoader;
import ike.wire.ip.IpAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is ordered of an engine. */
class WishBookTest {
    @TempDir
    private Path folder;
    private int looks;
    private WishBook wishes;

    @BeforeEach
    void read() throws Exception {
        Path file = Files.writeString(folder.resolve("swanctl.conf"), TestConfigurations.left(9));
        List<Connection> connections = ConfigurationLoader.load(file).connections();
        wishes = new WishBook(new ConnectionBook(connections), _ -> IpAddress.of("127.0.0.1"));
    }

    /** With ten thousand SAs a look at all of them takes longer than setting up one more. */
    @Test
    void toInitiateItDoesNotLookAtTheSasThatAreThere() throws Exception {
        assertThat(wishes.orders(new Wish.Initiate(new ChildName(Optional.of("home"), "net")), this::look))
                .last().isEqualTo(new Order.Initiate("home", Optional.of("net")));
        assertThat(looks).isZero();
    }

    @Test
    void toRekeyOfOneConnectionItDoes() {
        assertThatThrownBy(() -> wishes.orders(new Wish.RekeyChild(new ChildName(Optional.of("home"), "net")),
                this::look)).isInstanceOf(NoSuchName.class).hasMessageContaining("there is no SA of child");
        assertThat(looks).isEqualTo(1);
    }

    private EngineView look() {
        looks++;
        return new EngineView(ImmutableList.of(), ImmutableList.of());
    }
}
