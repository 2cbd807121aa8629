package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Field;
import java.util.function.UnaryOperator;

/** Field trees put together from what only the owner of the keys can tell apart. */
final class FieldTrees {
    private static final String PAYLOAD = " payload";

    private FieldTrees() {
    }

    /** The tree with the last leaf that covers {@code offset} to the end replaced by {@code parts}. */
    static Field splitLast(Field root, int offset, ImmutableList<Field> parts) {
        if (root.children().isEmpty()) {
            return root;
        }
        Field last = root.children().getLast();
        boolean isIt = last.children().isEmpty() && last.offset() == offset;
        return withChildren(root, children -> ImmutableList.<Field>builder()
                .addAll(children.subList(0, children.size() - 1))
                .addAll(isIt ? parts : ImmutableList.of(splitLast(last, offset, parts))).build());
    }

    /** What {@code kept} holds of a tree of more octets: whole fields, then what is left of one that is not. */
    static Field upTo(Field root, Bytes kept) {
        ImmutableList<Field> whole = whole(root, kept.length());
        int covered = whole.isEmpty() ? 0 : end(whole.getLast());
        return new Field(root.name(), 0, kept.length(), "", root.section(),
                covered == kept.length()
                        ? whole
                        : ImmutableList.<Field>builder().addAll(whole)
                                .add(leaf("cut short", kept.from(covered), covered, root.section())).build());
    }

    /** The types of the payloads in the tree of a message, behind its header. */
    static ImmutableList<String> payloadTypes(Field root) {
        return root.children().stream().skip(1).map(Field::name).filter(name -> name.endsWith(PAYLOAD))
                .map(name -> name.substring(0, name.length() - PAYLOAD.length()))
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<Field> whole(Field parent, int end) {
        ImmutableList.Builder<Field> fields = ImmutableList.builder();
        for (Field child : parent.children()) {
            ImmutableList<Field> inside = whole(child, end);
            if (end(child) <= end) {
                fields.add(child);
            } else if (!inside.isEmpty()) {
                fields.add(new Field(child.name(), child.offset(), end(inside.getLast()) - child.offset(), "",
                        child.section(), inside));
            }
        }
        return fields.build();
    }

    private static int end(Field field) {
        return field.offset() + field.length();
    }

    /** The tree with {@code more} behind its children. */
    static Field append(Field root, ImmutableList<Field> more) {
        Field grown = withChildren(root,
                children -> ImmutableList.<Field>builder().addAll(children).addAll(more).build());
        return new Field(root.name(), root.offset(), root.length() + more.stream().mapToInt(Field::length).sum(),
                root.value(), root.section(), grown.children());
    }

    /** Vector, ciphertext and integrity check value of a sealed body that begins at {@code offset}. */
    static ImmutableList<Field> sealedParts(Bytes body, int offset, Opening.Tried opened, String section,
            String icvName) {
        int icvAt = body.length() - opened.icvLength();
        Field iv = leaf("Initialization Vector", body.slice(0, opened.ivLength()), offset, section);
        Field ciphertext = leaf("Encrypted", body.slice(opened.ivLength(), icvAt), offset + opened.ivLength(), section);
        Field icv = leaf(icvName, body.from(icvAt), offset + icvAt, section);
        return ImmutableList.of(iv, ciphertext, icv);
    }

    /** Octets shown in hexadecimal. */
    static Field leaf(String name, Bytes octets, int offset, String section) {
        return new Field(name, offset, octets.length(), octets.hex(), section, ImmutableList.of());
    }

    /** One octet, shown as {@code value}. */
    static Field leaf(String name, int offset, String value, String section) {
        return new Field(name, offset, 1, value, section, ImmutableList.of());
    }

    private static Field withChildren(Field field, UnaryOperator<ImmutableList<Field>> change) {
        return new Field(field.name(), field.offset(), field.length(), field.value(), field.section(),
                change.apply(field.children()));
    }
}
