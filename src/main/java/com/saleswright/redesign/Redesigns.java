package com.saleswright.redesign;

import com.saleswright.engine.BusinessNumbers;
import com.saleswright.engine.Content;
import com.saleswright.redesign.RedesignRefused.BadFile;
import com.saleswright.redesign.RedesignRefused.SavedMeanwhile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Redesigns and their files: begun from what is live, saved, given up. */
@Service
@Transactional
public class Redesigns {

    /** The most that a file may have, in characters; the largest of ours has a tenth. */
    public static final int MAX_LENGTH = 1_000_000;

    /** Which of two versions of a file stays. */
    public enum Side {
        /** The one of the redesign. */
        MINE,
        /** The one that is live. */
        LIVE
    }

    /**
     * A file that went live with other content since the redesign began.
     *
     * @param added whether the redesign began without it
     * @param removed whether it is no longer live
     * @param conflict whether the redesign changes it too, and to something else
     */
    public record LiveChange(String path, boolean added, boolean removed, boolean conflict) {}

    private final RedesignRows rows;
    private final Versions versions;
    private final ModelCheck check;
    private final WaitingCases cases;
    private final BusinessNumbers numbers;
    private final Clock clock;

    Redesigns(
            RedesignRows rows,
            Versions versions,
            ModelCheck check,
            WaitingCases cases,
            BusinessNumbers numbers,
            Clock clock) {
        this.rows = rows;
        this.versions = versions;
        this.check = check;
        this.cases = cases;
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

    /** How many files it changes, adds or removes. */
    @Transactional(readOnly = true)
    public long changedFiles(String number) {
        return rows.files(number).size();
    }

    /** @throws NoSuchElementException when no such file of its capability is live */
    @Transactional(readOnly = true)
    public RedesignFile live(String number, String path) {
        String text = liveTexts(get(number).capability()).get(path);
        if (text == null) {
            throw new NoSuchElementException("No file " + path + " is live");
        }
        return new RedesignFile(path, text, 0, null, null);
    }

    /**
     * Saves a file. One that says what the base says stays changed until it is discarded.
     *
     * @param text its new content; null removes the file
     * @param revision the revision that the change was made to, 0 for the base
     * @return the new revision
     * @throws SavedMeanwhile when somebody else has saved it since
     * @throws BadFile when it cannot be read at all or is too large; one with findings is kept
     * @throws RedesignRefused when it is no draft, or the file does not belong to its capability
     */
    public int save(String number, String path, @Nullable String text, int revision, String by) {
        Redesign redesign = draft(number);
        if (!Paths.isContent(path) || !Paths.capability(path).equals(redesign.capability())) {
            throw new RedesignRefused("%s changes files in processes/%s and forms/%s, and %s is none of them."
                    .formatted(number, redesign.capability(), redesign.capability(), path));
        }
        if (text != null) {
            refuseUnreadable(path, text);
        }
        if (!rows.save(number, path, text, revision, by, clock.instant())) {
            throw new SavedMeanwhile(file(number, path));
        }
        return revision + 1;
    }

    /**
     * Saves a file that somebody has edited for a while. Saving what is stored already changes nothing.
     *
     * @param tag of the content that was edited
     * @return the file as it is stored now
     * @throws SavedMeanwhile when it says something else by now, whether saved, taken back or gone live
     * @throws NoSuchElementException when there is no such file
     */
    public RedesignFile saveEdited(String number, String path, String text, String tag, String by) {
        draft(number);
        RedesignFile stored = file(number, path);
        if (!stored.tag().equals(tag)) {
            throw new SavedMeanwhile(stored);
        }
        if (!text.equals(stored.text())) {
            save(number, path, text, stored.revision(), by);
        }
        return file(number, path);
    }

    /**
     * Adds a file with as little in it as works.
     *
     * @param id the file's name without suffix, and the id of what is in it: {@code credit-check}
     * @return its path
     * @throws RedesignRefused when the name breaks the convention or is taken, here or in another capability
     */
    public String add(String number, NewFile kind, String id, String by) {
        String path = kind.path(draft(number).capability(), id);
        if (!NewFile.NAME.matcher(id).matches()) {
            throw new RedesignRefused(
                    "Name: '%s' is no name for a file. Write it in small letters with hyphens, like credit-check."
                            .formatted(id));
        }
        content(number).named(path.substring(path.lastIndexOf('.'))).stream()
                .filter(other -> Paths.stem(other).equals(id))
                .findFirst()
                .ifPresent(other -> {
                    throw new RedesignRefused(
                            "Name: there is %s already. Choose another name, or change that file.".formatted(other));
                });
        int revision = rows.file(number, path).map(RedesignFile::revision).orElse(0);
        save(number, path, kind.content(id), revision, by);
        return path;
    }

    /** Removes a file: when the redesign goes live, its process, decision or form is gone for new cases. */
    public void remove(String number, String path, String by) {
        draft(number);
        if (!base(number).files().containsKey(path)) {
            discard(number, path);
            return;
        }
        save(number, path, null, file(number, path).revision(), by);
    }

    /** Takes a file back to what the base says. */
    public void discard(String number, String path) {
        draft(number);
        rows.discard(number, path);
    }

    /** What went live in its capability since it began, by path; empty while its base is live. */
    @Transactional(readOnly = true)
    public List<LiveChange> liveChanges(String number) {
        Redesign redesign = get(number);
        if (!isOutdated(redesign)) {
            return List.of();
        }
        SortedMap<String, String> base = texts(redesign.base());
        SortedMap<String, String> live = liveTexts(redesign.capability());
        Map<String, RedesignFile> mine = new TreeMap<>();
        rows.files(number).forEach(f -> mine.put(f.path(), f));
        SortedSet<String> paths = new TreeSet<>(base.keySet());
        paths.addAll(live.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(base.get(path), live.get(path)))
                .map(path -> new LiveChange(
                        path,
                        !base.containsKey(path),
                        !live.containsKey(path),
                        mine.containsKey(path) && !Objects.equals(mine.get(path).text(), live.get(path))))
                .toList();
    }

    /**
     * Makes what is live the new base. Files that only one side changed are merged by themselves.
     *
     * @param live id of the deployment that the choices were made about
     * @param choices which version stays, for every file that both sides changed
     * @throws RedesignRefused when a choice is missing, or the live version has changed again
     */
    public void takeOver(String number, String live, Map<String, Side> choices) {
        Redesign redesign = draft(number);
        if (!versions.liveDeployment(redesign.capability()).filter(live::equals).isPresent()) {
            throw new RedesignRefused(
                    "Another version went live meanwhile. Look at the list again, then take it over.");
        }
        List<LiveChange> changes = liveChanges(number);
        changes.stream()
                .filter(c -> c.conflict() && !choices.containsKey(c.path()))
                .findFirst()
                .ifPresent(c -> {
                    throw new RedesignRefused(
                            "%s was changed both here and live. Choose which of the two stays.".formatted(c.path()));
                });
        changes.stream()
                .filter(c -> !c.conflict() || choices.get(c.path()) == Side.LIVE)
                .forEach(c -> rows.discard(number, c.path()));
        rows.rebase(number, live);
    }

    /**
     * What the check finds in the redesign as it would go live: in its own files, and elsewhere what is new.
     */
    @Transactional(readOnly = true)
    public List<Finding> findings(String number) {
        String capability = get(number).capability();
        List<Finding> before = check.check(base(number));
        Replaced replaced = new Replaced(base(number), cases.of(base(number), capability), renames(number));
        return check.check(content(number), replaced).stream()
                .filter(f -> Paths.capability(f.file()).equals(capability) || !before.contains(f))
                .toList();
    }

    /** What the check would find in one file if it said this, with all others as the redesign has them. */
    @Transactional(readOnly = true)
    public List<Finding> findings(String number, String path, String text) {
        Map<String, byte[]> files = new TreeMap<>(content(number).files());
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        // Asked while somebody types: what counts the cases is left to the check of the whole.
        return check.check(Content.of(files), new Replaced(base(number), Map.of(), renames(number))).stream()
                .filter(f -> f.file().equals(path))
                .toList();
    }

    public void describe(String number, String title, String reason) {
        draft(number);
        rows.describe(number, title, reason);
    }

    /**
     * Gives a draft up that nobody has reviewed; its files are kept.
     *
     * @throws RedesignRefused when it has been proposed: {@link Proposals#withdraw} ends its case as well
     */
    public void withdraw(String number) {
        draft(number);
        if (rows.isProposed(number)) {
            throw new RedesignRefused("%s has been proposed: withdraw it with a reason.".formatted(number));
        }
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

    /** The files of its capability as they would go live, removed ones not among them. */
    @Transactional(readOnly = true)
    public SortedMap<String, byte[]> capabilityFiles(String number) {
        return content(number).files(get(number).capability());
    }

    /** SHA-256 over the files that would go live: the same as long as they say the same. */
    @Transactional(readOnly = true)
    public String filesHash(String number) {
        return RedesignEvents.hash(capabilityFiles(number));
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
                            from.label().toLowerCase(Locale.ROOT),
                            get(number).status().label().toLowerCase(Locale.ROOT)));
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

    private SortedMap<String, String> liveTexts(String capability) {
        return versions.liveDeployment(capability).map(this::texts).orElseGet(TreeMap::new);
    }

    private SortedMap<String, String> texts(String deployment) {
        SortedMap<String, String> texts = new TreeMap<>();
        versions.files(deployment).forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    private static void refuseUnreadable(String path, String text) {
        if (text.length() > MAX_LENGTH) {
            throw new BadFile(
                    "%s has %,d characters; the most is %,d. Split it into several files."
                            .formatted(path, text.length(), MAX_LENGTH),
                    true);
        }
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (path.endsWith(".form")) {
                FormFile.read(path, bytes);
            } else {
                Element.read(bytes);
            }
        } catch (UnreadableFile e) {
            throw new BadFile("%s cannot be read. %s".formatted(path, e.getMessage()), false);
        }
    }

    /** A draft that nobody else changes until the transaction ends. */
    private Redesign draft(String number) {
        Redesign redesign = rows.lock(number).orElseThrow(() -> new NoSuchElementException("No redesign " + number));
        if (!redesign.is(RedesignStatus.DRAFT)) {
            throw new RedesignRefused("%s is %s; only a draft can be changed."
                    .formatted(number, redesign.status().label().toLowerCase(Locale.ROOT)));
        }
        return redesign;
    }
}
