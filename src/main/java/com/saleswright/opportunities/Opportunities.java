package com.saleswright.opportunities;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds and keeps opportunities, and tells when one is won or lost. */
@Service
@Transactional
public class Opportunities {

    /** Counting stops here: nobody pages through more, and counting is most of the cost of a list. */
    public static final int COUNT_CAP = 1000;

    /** A text matches the opportunities of this many customers at most. */
    private static final int CUSTOMERS_BY_TEXT = 100;

    /**
     * What a list shows; null or empty means any.
     *
     * @param text part of the id or of the customer's name
     */
    public record Filter(
            @Nullable String stage, @Nullable String owner, @Nullable Long customerId, @Nullable String text) {

        /** Shows everything. */
        public static final Filter ALL = new Filter(null, null, null, null);
    }

    /**
     * Which won opportunities to look at; null means any.
     *
     * @param from first day on which they were won
     * @param to last day
     * @param owners user ids of the sales people
     */
    public record SaleFilter(
            @Nullable Long productId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Collection<String> owners) {}

    /** Something that a customer bought. */
    public record Sale(long customerId, String owner, @Nullable Long productId) {}

    private final OpportunityRepository repository;
    private final Customers customers;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Opportunities(
            OpportunityRepository repository,
            Customers customers,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.customers = customers;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The opportunity with this id.
     *
     * @throws NoSuchElementException when there is none
     */
    public Opportunity get(String id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("There is no opportunity " + id));
    }

    public Optional<Opportunity> find(String id) {
        return repository.findById(id);
    }

    /** Those of these ids that exist, by id. */
    public Map<String, Opportunity> findAll(Collection<String> ids) {
        Map<String, Opportunity> found = new HashMap<>();
        List<String> wanted = List.copyOf(ids);
        // In portions: drivers take some ten thousand parameters at most.
        for (int from = 0; from < wanted.size(); from += 1000) {
            repository
                    .findAllById(wanted.subList(from, Math.min(from + 1000, wanted.size())))
                    .forEach(o -> found.put(o.id(), o));
        }
        return found;
    }

    /** The ones that this person can still win, newest first. */
    public List<Opportunity> openOf(String owner) {
        return repository.findOpenOf(owner);
    }

    public long count() {
        return repository.count();
    }

    /**
     * Opportunities newest first.
     *
     * @param page from 0
     * @return a page whose total is counted up to {@link #COUNT_CAP}
     */
    public Page<Opportunity> search(Filter filter, int page, int size) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        if (filter.stage() != null && !filter.stage().isBlank()) {
            conditions.add("stage = :stage");
            values.put("stage", filter.stage());
        }
        if (filter.owner() != null && !filter.owner().isBlank()) {
            conditions.add("owner = :owner");
            values.put("owner", filter.owner());
        }
        if (filter.customerId() != null) {
            conditions.add("customer_id = :customer");
            values.put("customer", filter.customerId());
        }
        if (filter.text() != null && !filter.text().isBlank()) {
            String text = filter.text().strip();
            values.put("text", "%" + text.toUpperCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%");
            List<Long> ids = customers.search(text, 0, CUSTOMERS_BY_TEXT).stream()
                    .map(Customer::key)
                    .toList();
            conditions.add("(UPPER(id) LIKE :text ESCAPE '\\'"
                    + (ids.isEmpty() ? "" : " OR customer_id IN (:customers)") + ")");
            values.put("customers", ids);
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        PageRequest request = PageRequest.of(page, size);
        List<Opportunity> found = jdbc.sql("SELECT * FROM opportunity" + where
                        + " ORDER BY engaged_on DESC NULLS LAST, id LIMIT :size OFFSET :skip")
                .params(values)
                .param("size", size)
                .param("skip", request.getOffset())
                .query(Opportunities::opportunity)
                .list();
        long count = jdbc.sql("SELECT COUNT(*) FROM (SELECT 1 FROM opportunity" + where + " LIMIT :cap) hits")
                .params(values)
                .param("cap", COUNT_CAP)
                .query(Long.class)
                .single();
        return new PageImpl<>(found, request, count);
    }

    /** The latest of each customer's sales among those of the filter. */
    public List<Sale> latestSales(SaleFilter filter) {
        Collection<String> owners = filter.owners();
        if (owners != null && owners.isEmpty()) {
            return List.of();
        }
        List<String> conditions = new ArrayList<>(List.of("stage = 'Won'", "customer_id IS NOT NULL"));
        Map<String, Object> values = new HashMap<>();
        condition(conditions, values, "product_id = :product", "product", filter.productId());
        condition(conditions, values, "closed_on >= :from", "from", filter.from());
        condition(conditions, values, "closed_on <= :to", "to", filter.to());
        condition(conditions, values, "owner IN (:owners)", "owners", owners);
        return jdbc.sql("SELECT customer_id, owner, product_id FROM (SELECT customer_id, owner, product_id,"
                        + " ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY closed_on DESC NULLS LAST, id DESC) AS place"
                        + " FROM opportunity WHERE " + String.join(" AND ", conditions) + ") sales WHERE place = 1")
                .params(values)
                .query((row, i) -> new Sale(
                        row.getLong("customer_id"), row.getString("owner"), row.getObject("product_id", Long.class)))
                .list();
    }

    private static void condition(
            List<String> conditions, Map<String, Object> values, String sql, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(sql);
            values.put(name, value);
        }
    }

    /** By hand: mapping by names asks for each column by a name it does not have first, which costs H2 an exception. */
    private static Opportunity opportunity(ResultSet row, int number) throws SQLException {
        return new Opportunity(
                row.getString("id"),
                row.getString("owner"),
                row.getObject("product_id", Long.class),
                row.getObject("customer_id", Long.class),
                row.getString("stage"),
                row.getObject("engaged_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                row.getBigDecimal("close_value"),
                row.getString("lost_reason"),
                row.getString("competitor"),
                row.getInt("version"));
    }

    /**
     * Adds or changes an opportunity. To close an open one, use {@link #markWon} or {@link #markLost}.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException when somebody changed it meanwhile
     */
    public Opportunity save(Opportunity opportunity) {
        return repository.save(opportunity);
    }

    /**
     * Adds or changes many at once, and publishes {@link OpportunityLost} and {@link OpportunityWon} for those that were
     * open before.
     *
     * @param by user id of the person who changes them
     */
    public void saveAll(Collection<Opportunity> changed, String by) {
        Map<String, Opportunity> before = findAll(changed.stream()
                .filter(o -> o.version() > 0)
                .map(Opportunity::id)
                .toList());
        repository.saveAll(changed);
        for (Opportunity now : changed) {
            Opportunity then = before.get(now.id());
            if (then != null && then.isOpen() && !now.isOpen()) {
                publishClosed(now, by);
            }
        }
    }

    private void publishClosed(Opportunity closed, String by) {
        if (closed.stage().equals(Opportunity.LOST)) {
            String reason = closed.lostReason();
            events.publishEvent(new OpportunityLost(
                    closed.id(), closed.customerId(), closed.owner(), reason == null ? "Not recorded" : reason, by));
        } else {
            BigDecimal amount = closed.closeValue();
            events.publishEvent(new OpportunityWon(closed.id(), amount == null ? BigDecimal.ZERO : amount, by));
        }
    }

    /**
     * Records that an open opportunity is lost, and publishes {@link OpportunityLost}.
     *
     * @param competitor who got the deal, if known
     * @param by user id of the person who says so
     * @throws OpportunityClosed when it was won or lost before
     */
    public Opportunity markLost(String id, String reason, @Nullable String competitor, String by) {
        return markLost(id, LocalDate.now(clock), reason, competitor, by);
    }

    /** The same for a loss on an earlier day. */
    public Opportunity markLost(String id, LocalDate on, String reason, @Nullable String competitor, String by) {
        Opportunity lost = repository.save(open(id).lost(on, reason, competitor));
        publishClosed(lost, by);
        return lost;
    }

    /**
     * Records that an open opportunity is won, and publishes {@link OpportunityWon}.
     *
     * @param amount what is paid, in money
     * @param by user id of the person who says so
     * @throws OpportunityClosed when it was won or lost before
     */
    public Opportunity markWon(String id, LocalDate on, BigDecimal amount, String by) {
        Opportunity won = repository.save(open(id).won(on, amount));
        publishClosed(won, by);
        return won;
    }

    private Opportunity open(String id) {
        Opportunity opportunity = get(id);
        if (!opportunity.isOpen()) {
            throw new OpportunityClosed(opportunity);
        }
        return opportunity;
    }
}
