package com.saleswright.redesign;

import com.saleswright.engine.BusinessNumbers;
import com.saleswright.engine.Content;
import com.saleswright.redesign.RedesignRefused.SavedMeanwhile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Redesigns and their files: begun from what is live, saved, given up. */
@Service
@Transactional
public class Redesigns {

    private final RedesignRows rows;
    private final Versions versions;
    private final BusinessNumbers numbers;
    private final Clock clock;

    Redesigns(RedesignRows rows, Versions versions, BusinessNumbers numbers, Clock clock) {
        this.rows = rows;
        this.versions = versions;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * Begins a redesign from what is live.
     *
     * @return its number
     * @throws RedesignRefused when the capability has no live processes
     */
    public String begin(String capability, String title, String reason, String author) {
        String base = versions.liveDeployment(capability)
                .orElseThrow(() -> new RedesignRefused("No process of '%s' is live.".formatted(capability)));
        String number = numbers.next("REDESIGN");
        rows.add(new Redesign(
                number, capability, title, reason, RedesignStatus.DRAFT, author, clock.instant(), base, null));
        return number;
    }

    /** @throws NoSuchElementException for an unknown number */
    @Transactional(readOnly = true)
    public Redesign get(String number) {
        return rows.find(number).orElseThrow(() -> new NoSuchElementException("No redesign " + number));
    }

    /** All redesigns, newest first. */
    @Transactional(readOnly = true)
    public List<Redesign> list() {
        return rows.all();
    }

    /** Every file of its capability: as saved, or else as in the base. Removed files are among them, without text. */
    @Transactional(readOnly = true)
    public List<RedesignFile> files(String number) {
        SortedMap<String, RedesignFile> files = new TreeMap<>();
        versions.files(get(number).base())
                .forEach((path, bytes) -> files.put(
                        path, new RedesignFile(path, new String(bytes, StandardCharsets.UTF_8), 0, null, null)));
        rows.files(number).forEach(file -> files.put(file.path(), file));
        return List.copyOf(files.values());
    }

    /** @throws NoSuchElementException when neither the redesign nor its base has it */
    @Transactional(readOnly = true)
    public RedesignFile file(String number, String path) {
        return files(number).stream()
                .filter(f -> f.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No file " + path + " in " + number));
    }

    /**
     * Saves a file. One that says what the base says stays changed until it is discarded.
     *
     * @param text its new content; null removes the file
     * @param revision the revision that the change was made to, 0 for the base
     * @return the new revision
     * @throws SavedMeanwhile when somebody else has saved it since
     * @throws RedesignRefused when it is no draft, or the file does not belong to its capability
     */
    public int save(String number, String path, @Nullable String text, int revision, String by) {
        Redesign redesign = draft(number);
        if (!Paths.isContent(path) || !Paths.capability(path).equals(redesign.capability())) {
            throw new RedesignRefused("%s changes files in processes/%s and forms/%s, and %s is none of them."
                    .formatted(number, redesign.capability(), redesign.capability(), path));
        }
        if (!rows.save(number, path, text, revision, by, clock.instant())) {
            RedesignFile stored = file(number, path);
            throw new SavedMeanwhile(path, Objects.requireNonNullElse(stored.savedBy(), "nobody"), stored.revision());
        }
        return revision + 1;
    }

    /** Takes a file back to what the base says. */
    public void discard(String number, String path) {
        draft(number);
        rows.discard(number, path);
    }

    public void describe(String number, String title, String reason) {
        draft(number);
        rows.describe(number, title, reason);
    }

    /** Gives it up; its files are kept. */
    public void withdraw(String number) {
        draft(number);
        move(number, RedesignStatus.DRAFT, RedesignStatus.WITHDRAWN);
    }

    /** The author confirms that an element is the old one under another id. */
    public void rename(String number, String processId, String from, String to) {
        draft(number);
        rows.rename(number, processId, from, to);
    }

    /** The author says that an element is not the old one after all. */
    public void forgetRename(String number, String processId, String from) {
        draft(number);
        rows.forget(number, processId, from);
    }

    @Transactional(readOnly = true)
    public Renames renames(String number) {
        return rows.renames(number);
    }

    /** All content as it would be if the redesign were live, the other capabilities as they are. */
    @Transactional(readOnly = true)
    public Content content(String number) {
        Redesign redesign = get(number);
        Map<String, byte[]> files = othersThan(redesign.capability());
        files(number).forEach(file -> {
            if (file.text() != null) {
                files.put(file.path(), file.text().getBytes(StandardCharsets.UTF_8));
            }
        });
        return Content.of(files);
    }

    /** All content as it was when the redesign began, the other capabilities as they are. */
    @Transactional(readOnly = true)
    public Content base(String number) {
        Redesign redesign = get(number);
        Map<String, byte[]> files = othersThan(redesign.capability());
        files.putAll(versions.files(redesign.base()));
        return Content.of(files);
    }

    /** Whether the capability has been deployed anew since the redesign began. */
    @Transactional(readOnly = true)
    public boolean isOutdated(Redesign redesign) {
        return !versions.liveDeployment(redesign.capability())
                .filter(redesign.base()::equals)
                .isPresent();
    }

    /** @throws RedesignRefused when it is not, or no longer, in that status */
    void move(String number, RedesignStatus from, RedesignStatus to) {
        if (!rows.move(number, from, to)) {
            throw new RedesignRefused("%s is not %s but %s."
                    .formatted(
                            number,
                            from.label().toLowerCase(java.util.Locale.ROOT),
                            get(number).status().label().toLowerCase(java.util.Locale.ROOT)));
        }
    }

    private Map<String, byte[]> othersThan(String capability) {
        Map<String, byte[]> files = new TreeMap<>();
        versions.live().capabilities().forEach((other, itsFiles) -> {
            if (!other.equals(capability)) {
                files.putAll(itsFiles);
            }
        });
        return files;
    }

    private Redesign draft(String number) {
        Redesign redesign = get(number);
        if (!redesign.is(RedesignStatus.DRAFT)) {
            throw new RedesignRefused("%s is %s; only a draft can be changed."
                    .formatted(number, redesign.status().label().toLowerCase(java.util.Locale.ROOT)));
        }
        return redesign;
    }
}
