package ike.v1.figure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ListMultimap;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import java.util.List;
import java.util.Optional;

/**
 * One message of a figure (RFC 2409 §5). Vendor IDs and what belongs to NAT traversal may stand in any, and are not
 * drawn.
 *
 * @param encrypted HDR*: everything behind the header is encrypted
 * @param items in the order in which they are sent
 */
public record Line(boolean encrypted, ImmutableList<Item> items) {
    /** HDR, items. */
    static Line clear(Item... items) {
        return new Line(false, ImmutableList.copyOf(items));
    }

    /** HDR*, items. */
    static Line encrypted(Item... items) {
        return new Line(true, ImmutableList.copyOf(items));
    }

    /** These payloads in the order of the figure, and behind them the others. */
    public ImmutableList<Payload> arrange(ListMultimap<Item, Payload> payloads, List<? extends Payload> others) {
        ImmutableList.Builder<Payload> arranged = ImmutableList.builder();
        for (Item item : items) {
            if (!payloads.containsKey(item) && !item.isOptional()) {
                throw new IllegalArgumentException("no " + item + " for " + items);
            }
            arranged.addAll(payloads.get(item));
        }
        return arranged.addAll(others).build();
    }

    /** What is missing in a message, or there more than once; the order of payloads is free (RFC 2408 §5.1). */
    public Optional<String> problem(PayloadList payloads) {
        return items.stream().filter(item -> !item.isOptional() && payloads.all(item.kind()).size() != 1).findFirst()
                .map(item -> payloads.all(item.kind()).size() + " payloads " + item.label()
                        + " where one is expected");
    }
}
