// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/importplan.h"

#include "interop/fieldtext.h"
#include "interop/importtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace berth {
namespace {

struct Plan
{
    Q_DECLARE_TR_FUNCTIONS(ImportPlan)
};

constexpr FieldId volumeFields[] = {FieldId::VolumeCreateNew, FieldId::VolumeId, FieldId::VolumeSize,
    FieldId::VolumeMountPath, FieldId::VolumeName};

bool isHidden(const EnvRow &row)
{
    return row.kind == EnvKind::Variable && row.value.reveal() == maskedText();
}

const EnvRow *findRow(const EnvRows &rows, const QString &key)
{
    const auto found
        = std::find_if(rows.begin(), rows.end(), [&key](const EnvRow &row) { return envKey(row) == key; });
    return found == rows.end() ? nullptr : &*found;
}

EnvRows envOf(const RequestFields &fields)
{
    const EnvRows *rows = fields.get<EnvRows>(FieldId::Env);
    return rows ? *rows : EnvRows{};
}

class Planner
{
public:
    Planner(const ImportResult &import, const RequestFields &now, ImportScope scope, ImportPlan &plan)
        : m_new(import.fields)
        , m_now(now)
        , m_scope(scope)
        , m_plan(plan)
    {
    }

    void run()
    {
        dropHidden();
        warnOfSecrets();
        merge();
        for (const Field &f : catalogue())
            f.id == FieldId::Env ? compareEnv() : compare(f);
    }

private:
    void lose(const QString &text, const QString &reason) { m_plan.lost.append({text, -1, reason}); }

    void dropHidden()
    {
        const QString reason
            = Plan::tr("This is dots in place of a secret, as it was copied. Enter the secret itself.");
        const auto *login = m_new.get<ImageLogin>(FieldId::ImageLogin);
        if (login && login->token.reveal() == maskedText()) {
            lose(field(FieldId::ImageLogin).label(), reason);
            m_new.unset(FieldId::ImageLogin);
            m_kept << FieldId::ImageLogin;
        }
        EnvRows rows = envOf(m_new);
        for (const EnvRow &row : rows) {
            if (!isHidden(row))
                continue;
            lose(row.name, reason);
            m_keptRows << row.name;
        }
        if (rows.removeIf(isHidden) > 0)
            rows.isEmpty() ? m_new.unset(FieldId::Env) : m_new.set(FieldId::Env, rows);
    }

    void warnOfSecrets()
    {
        QStringList names;
        if (m_new.isSet(FieldId::ImageLogin))
            names << field(FieldId::ImageLogin).label();
        for (const EnvRow &row : envOf(m_new)) {
            if (row.secret && !row.value.isEmpty())
                names << row.name;
            if (row.name == QLatin1String("VAST_API_KEY") && !row.value.isEmpty())
                m_plan.warnings.append({row.name, -1,
                    Plan::tr("Whoever can enter the instance could read the key of your whole account. The "
                             "container has a key of its own in CONTAINER_API_KEY.")});
        }
        if (!names.isEmpty())
            m_plan.warnings.append({names.join(QLatin1String(", ")), -1,
                Plan::tr("The text holds a secret. Here it is shown as dots; the clipboard still has it.")});
    }

    void merge()
    {
        RequestFields &result = m_plan.result;
        result = m_scope == ImportScope::Everything ? RequestFields() : m_now;
        for (const FieldId id : m_kept)
            result.set(id, m_now.value(id));
        if (m_scope == ImportScope::OnlyNamed)
            clearRivals(result);
        for (const Field &f : catalogue()) {
            if (f.id != FieldId::Env && m_new.isSet(f.id))
                result.set(f.id, m_new.value(f.id));
        }
        mergeEnv(result);
        if (m_new.isSet(FieldId::Price) && !m_new.isSet(FieldId::RentalType))
            result.set(FieldId::RentalType, QStringLiteral("interruptible"));
    }

    // What the form has beside a setting of the text that takes its place.
    void clearRivals(RequestFields &result) const
    {
        static constexpr std::pair<FieldId, FieldId> rivals[]
            = {{FieldId::Args, FieldId::ArgsStr}, {FieldId::TemplateHash, FieldId::TemplateId}};
        for (const auto &[a, b] : rivals) {
            if (m_new.isSet(a) && !m_new.isSet(b))
                result.unset(b);
            if (m_new.isSet(b) && !m_new.isSet(a))
                result.unset(a);
        }
        if (m_new.isSet(FieldId::VolumeCreateNew)) {
            for (const FieldId id : volumeFields)
                result.unset(id);
        }
        const QString runtype = m_new.text(FieldId::Runtype);
        if (!runtype.isEmpty() && runtype != QLatin1String("args") && !m_new.isSet(FieldId::Args)
            && !m_new.isSet(FieldId::ArgsStr)) {
            result.unset(FieldId::Args);
            result.unset(FieldId::ArgsStr);
        }
    }

    void mergeEnv(RequestFields &result) const
    {
        const bool everything = m_scope == ImportScope::Everything;
        EnvRows rows;
        for (const EnvRow &row : envOf(m_now)) {
            if (!everything || m_keptRows.contains(row.name))
                rows << row;
        }
        for (const EnvRow &row : envOf(m_new)) {
            const QString key = envKey(row);
            const auto same = std::find_if(
                rows.begin(), rows.end(), [&key](const EnvRow &one) { return envKey(one) == key; });
            if (same == rows.end())
                rows << row;
            else
                *same = row;
        }
        if (!rows.isEmpty() || m_new.isSet(FieldId::Env))
            result.set(FieldId::Env, rows);
        else if (everything)
            result.unset(FieldId::Env);
    }

    void compare(const Field &f)
    {
        const FieldValue &before = m_now.value(f.id);
        const FieldValue &after = m_plan.result.value(f.id);
        if (before != after)
            m_plan.changes.append({f.id, f.label(), shownFieldValue(f, before), shownFieldValue(f, after)});
        else if (m_new.isSet(f.id))
            ++m_plan.alreadySo;
    }

    void compareEnv()
    {
        const Field &f = field(FieldId::Env);
        const EnvRows before = envOf(m_now);
        const EnvRows after = envOf(m_plan.result);
        for (const EnvRow &row : after) {
            const EnvRow *old = findRow(before, envKey(row));
            if (!old || *old != row)
                addRow(f, envKey(row), old, &row);
            else if (findRow(envOf(m_new), envKey(row)))
                ++m_plan.alreadySo;
        }
        for (const EnvRow &row : before) {
            if (!findRow(after, envKey(row)))
                addRow(f, envKey(row), &row, nullptr);
        }
        const bool emptied = m_now.isSet(f.id) != m_plan.result.isSet(f.id);
        if (emptied && before.isEmpty() && after.isEmpty())
            compare(f);
    }

    void addRow(const Field &f, const QString &key, const EnvRow *before, const EnvRow *after)
    {
        m_plan.changes.append({f.id, f.label() + QLatin1String(": ") + key,
            before ? shownEnvValue(*before) : QString(), after ? shownEnvValue(*after) : QString()});
    }

    RequestFields m_new;
    const RequestFields &m_now;
    ImportScope m_scope;
    ImportPlan &m_plan;
    QList<FieldId> m_kept;
    QStringList m_keptRows;
};

}

ImportPlan planImport(
    const ImportResult &import, const RequestFields &now, qint64 offerNow, ImportScope scope)
{
    ImportPlan plan;
    plan.kind = import.kind;
    plan.heading = importKindName(import.kind);
    plan.offerBefore = offerNow;
    plan.offerId = import.offerId > 0 ? import.offerId : offerNow;
    plan.onstartFile = import.onstartFile;
    plan.lost = import.problems;
    plan.passedOver = import.passedOver;
    plan.warnings = import.notes;
    Planner(import, now, scope, plan).run();
    return plan;
}

}
