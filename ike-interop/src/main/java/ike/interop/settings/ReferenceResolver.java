package ike.interop.settings;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.interop.settings.RawSection.RawSetting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Turns what was written into what it means: each section gets the settings and sections of those that it refers to. A
 * section's layers are the written sections that make it up, best first: itself, what it refers to from left to right,
 * then what the sections around it inherit at the same place. The first layer that names a key decides, also when it
 * clears it.
 */
final class ReferenceResolver {
    /** How deep sections may nest once references are followed. */
    static final int DEEPEST = 64;
    /** How many references may lead from one to the next. */
    static final int LONGEST_CHAIN = 64;
    /** How many sections a configuration may have once references are followed. */
    static final int MOST_SECTIONS = 100_000;

    private final RawSection root;
    private final Map<String, ImmutableList<RawSection>> known = new HashMap<>();
    private final Set<RawSection> following = new HashSet<>();
    private final Set<String> referenced = new LinkedHashSet<>();
    private int sections;

    ReferenceResolver(RawSection root) {
        this.root = root;
    }

    Section resolve() throws SyntaxError {
        return section(ImmutableList.of(root), 0);
    }

    ImmutableSet<String> referenced() {
        return ImmutableSet.copyOf(referenced);
    }

    private Section section(ImmutableList<RawSection> layers, int depth) throws SyntaxError {
        RawSection own = layers.getFirst();
        if (depth == DEEPEST || sections++ == MOST_SECTIONS) {
            throw new SyntaxError(own.at(), "references make " + Quoted.of(own.name()) + " part of itself or repeat"
                    + " it too often; expected at most " + DEEPEST + " sections inside each other and " + MOST_SECTIONS
                    + " in all");
        }
        Map<String, RawSetting> settings = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        for (RawSection layer : layers) {
            layer.settings().forEach(s -> settings.putIfAbsent(s.key(), s));
            layer.sectionNames().forEach(names::add);
        }
        ImmutableList.Builder<Section> inner = ImmutableList.builder();
        for (String name : names) {
            inner.add(section(layersInside(layers, name), depth + 1));
        }
        return new Section(own.name(), own.at(), withValue(settings), inner.build());
    }

    private static ImmutableList<Setting> withValue(Map<String, RawSetting> settings) {
        ImmutableList.Builder<Setting> kept = ImmutableList.builder();
        for (RawSetting setting : settings.values()) {
            String value = setting.value();
            if (value != null) {
                kept.add(new Setting(setting.key(), value, setting.at()));
            }
        }
        return kept.build();
    }

    private ImmutableList<RawSection> layersInside(ImmutableList<RawSection> outer, String name) throws SyntaxError {
        Set<RawSection> layers = new LinkedHashSet<>();
        for (RawSection layer : outer) {
            RawSection inner = layer.section(name);
            if (inner != null) {
                addWithReferences(inner, layers);
            }
        }
        return ImmutableList.copyOf(layers);
    }

    private void addWithReferences(RawSection section, Set<RawSection> layers) throws SyntaxError {
        layers.add(section);
        if (section.references().isEmpty()) {
            return;
        }
        if (!following.add(section)) {
            throw new SyntaxError(section.at(), "the section " + Quoted.of(section.name())
                    + " inherits from itself; expected references that end");
        }
        if (following.size() > LONGEST_CHAIN) {
            throw new SyntaxError(section.at(), "more than " + LONGEST_CHAIN + " references lead from one to the next");
        }
        for (Map.Entry<String, SourceLine> reference : section.references().entrySet()) {
            layers.addAll(layersOf(reference.getKey(), reference.getValue()));
        }
        following.remove(section);
    }

    private ImmutableList<RawSection> layersOf(String absoluteName, SourceLine at) throws SyntaxError {
        ImmutableList<RawSection> layers = known.get(absoluteName);
        if (layers == null) {
            layers = ImmutableList.of(root);
            for (String name : Splitter.on('.').split(absoluteName)) {
                layers = layersInside(layers, name);
            }
            if (layers.isEmpty()) {
                throw new SyntaxError(at, "there is no section " + Quoted.of(absoluteName)
                        + " to inherit from; expected its absolute name, like connections.base");
            }
            known.put(absoluteName, layers);
            referenced.add(absoluteName);
        }
        return layers;
    }
}
