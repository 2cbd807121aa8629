package ike.interop.control;

import com.google.common.collect.ImmutableList;
import ike.engine.IkeSaView;
import ike.engine.Order;
import ike.engine.Target;
import ike.interop.endpoint.Control;
import ike.interop.swanctl.AddressSpan;
import ike.interop.vici.Message;
import ike.wire.ip.IpAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code redirect {ike, ike-id, peer-ip, peer-id, gateway}}: sends the peers of these IKE SAs to another gateway (RFC 5685), and does
 * not wait until they have gone. {@code peer-ip} may be a subnet or a range, {@code peer-id} may have wildcards; a peer's identity is
 * compared as it is printed, that of EAP before that of IKE.
 */
final class Redirecting {
    private Redirecting() {
    }

    static Message begin(Control control, Message request) {
        Optional<IpAddress> gateway = request.text("gateway").flatMap(IpAddress::parse);
        if (gateway.isEmpty()) {
            return failure("gateway is no address: names are not looked up for others");
        }
        Optional<AddressSpan> places = request.text("peer-ip").flatMap(AddressSpan::parse);
        if (request.text("peer-ip").isPresent() && places.isEmpty()) {
            return failure("peer-ip is no address, subnet or range of addresses");
        }
        if (Stream.of("ike", "ike-id", "peer-ip", "peer-id").allMatch(key -> request.text(key).isEmpty())) {
            return failure("expected ike, ike-id, peer-ip or peer-id: which peers are to go");
        }
        ImmutableList<Long> found = control.view().ikeSas().stream().filter(sa -> isMeant(sa, request, places))
                .map(IkeSaView::uniqueId).collect(ImmutableList.toImmutableList());
        if (found.isEmpty()) {
            return failure("no matching SAs to redirect found");
        }
        for (long id : found) {
            control.order(new Order.Redirect(new Target.Numbered(id), gateway.get()), _ -> {
            });
        }
        return Message.builder().put("success", "yes").put("matches", found.size()).build();
    }

    private static boolean isMeant(IkeSaView sa, Message request, Optional<AddressSpan> places) {
        IpAddress peer = sa.path().remote().address();
        return Targets.of(request).names(sa) && sa.version() == 2 && sa.state().equals("ESTABLISHED")
                && places.map(span -> span.contains(peer)).orElse(true)
                && request.text("peer-id").map(id -> isCalled(sa, id)).orElse(true);
    }

    private static boolean isCalled(IkeSaView sa, String wanted) {
        String known = sa.remoteUser().isEmpty() ? SaMessages.identity(sa.remoteId()) : sa.remoteUser();
        String pattern = Stream.of(wanted.toLowerCase(Locale.ROOT).split("\\*", -1)).map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return wanted.equals("%any") || Pattern.matches(pattern, known.toLowerCase(Locale.ROOT));
    }

    private static Message failure(String reason) {
        return Message.builder().put("success", "no").put("matches", 0).put("errmsg", reason).build();
    }
}
