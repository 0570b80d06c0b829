package com.saleswright.redesign;

import com.fasterxml.jackson.core.type.TypeReference;
import com.saleswright.engine.StoredJson;
import com.saleswright.redesign.RedesignEvent.Kind;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has a redesign: its author, or who took over from them. They hear how it stands. */
@Service
@Transactional
public class Authors {

    private final Redesigns redesigns;
    private final RedesignEvents events;
    private final RedesignMails mails;

    Authors(Redesigns redesigns, RedesignEvents events, RedesignMails mails) {
        this.redesigns = redesigns;
        this.events = events;
        this.mails = mails;
    }

    /** The author, or who has taken over from them. */
    String owner(String number) {
        return events.last(number, Kind.HANDED_OVER)
                .map(e -> StoredJson.read(e.document(), new TypeReference<Map<String, String>>() {}))
                .map(to -> to.get("to"))
                .orElseGet(() -> redesigns.get(number).author());
    }

    void handOver(String number, String to) {
        events.add(number, Kind.HANDED_OVER, RedesignEvent.SYSTEM, "", StoredJson.write(Map.of("to", to)));
        Redesign redesign = redesigns.get(number);
        mails.tell(
                redesign,
                to,
                "handed-over/" + events.count(number),
                redesign.title() + " is yours now",
                "Its author has left.");
    }

    /** @param news what follows the title in a sentence */
    void tell(Redesign redesign, String news, String reason) {
        mails.tell(
                redesign,
                owner(redesign.number()),
                news.replace(' ', '-') + "/" + events.count(redesign.number()),
                redesign.title() + " " + news,
                reason);
    }

    /** Reminds whoever has a task. */
    public void remind(String number, String task, String taskName, String assignee) {
        mails.remind(redesigns.get(number), task, taskName, assignee);
    }

    /** Tells who has an overdue task, and their superior. */
    public void escalate(String number, String task, String taskName, String assignee) {
        mails.overdue(redesigns.get(number), task, taskName, assignee, mails.superior(assignee));
    }
}
