// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/chosentemplate.h"

#include "launch/launchdraft.h"
#include "ui/session.h"

#include <algorithm>

namespace berth {

ChosenTemplate::ChosenTemplate(ApiClient &client, Clock &clock, EndpointPacer &pacer, Session &session,
    LaunchDraft &draft, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_draft(draft)
    , m_finder(client, clock, pacer)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(lookUpAfter);
    connect(&m_soon, &QTimer::timeout, this, &ChosenTemplate::lookUp);
    connect(&draft, &LaunchDraft::fieldChanged, this, [this](FieldId id) {
        if (id == FieldId::TemplateId || id == FieldId::TemplateHash)
            follow();
    });
    connect(&draft, &LaunchDraft::replaced, this, &ChosenTemplate::follow);
    // Others may have other templates, and other numbers for them.
    connect(&session, &Session::changed, this, &ChosenTemplate::lookUpAgain);
    connect(&m_finder, &TemplateFinder::found, this, &ChosenTemplate::take);
    connect(&m_finder, &TemplateFinder::failed, this, [this](const ApiError &error) {
        m_error = error;
        setState(State::Failed);
    });
    follow();
}

QString ChosenTemplate::words() const
{
    switch (m_state) {
    case State::None:
        return {};
    case State::Waiting:
        return m_session.hasKey() ? tr("Looking it up…")
                                  : tr("What it gives is shown when there is an API key, or in the sandbox.");
    case State::Known: {
        QStringList words{m_known.name};
        if (m_known.recommended)
            words << tr("recommended by Vast.ai");
        if (m_known.isPrivate)
            words << tr("private");
        if (!m_known.notUnderstood.isEmpty())
            words << tr("not everything in it is understood: %1")
                         .arg(m_known.notUnderstood.join(QLatin1String(", ")));
        return words.join(QStringLiteral(" · "));
    }
    case State::NotFound:
        return tr("No such template: it is neither yours nor public. Vast.ai would refuse the launch.");
    case State::Failed:
        return tr("What it gives could not be looked up: %1 The launch does not need that.")
            .arg(m_error ? describe(*m_error) : QString());
    }
    Q_UNREACHABLE();
}

Tone ChosenTemplate::tone() const
{
    return m_state == State::NotFound || m_state == State::Failed ? Tone::Warning : Tone::Quiet;
}

TemplateMerge ChosenTemplate::merge() const
{
    return mergeTemplate(m_state == State::Known ? m_known.gives : RequestFields(), m_draft.fields());
}

RequestFields ChosenTemplate::effective() const
{
    return m_state == State::Known ? merge().result : m_draft.fields();
}

void ChosenTemplate::choose(const Template &one)
{
    m_known = one;
    const bool byHash = !one.hashId.isEmpty();
    m_draft.set(FieldId::TemplateId, byHash ? FieldValue() : FieldValue(one.id));
    m_draft.set(FieldId::TemplateHash, byHash ? FieldValue(one.hashId) : FieldValue());
}

void ChosenTemplate::lookUpAgain()
{
    m_known = {};
    m_id = 0;
    m_hash.clear();
    follow();
}

void ChosenTemplate::follow()
{
    const qint64 *number = m_draft.fields().get<qint64>(FieldId::TemplateId);
    const qint64 id = number ? *number : 0;
    const QString hash = m_draft.fields().text(FieldId::TemplateHash);
    if (id == m_id && hash == m_hash && m_state != State::None)
        return;
    m_id = id;
    m_hash = hash;
    m_error.reset();
    m_finder.cancel();
    m_soon.stop();
    if (m_id == 0 && m_hash.isEmpty()) {
        setState(State::None);
        return;
    }
    if (isNamed(m_known)) { // put here by choose(), or named again
        setState(State::Known);
        return;
    }
    setState(State::Waiting);
    m_soon.start();
}

void ChosenTemplate::lookUp()
{
    if (!m_session.hasKey())
        return;
    TemplateSearch search;
    if (m_hash.isEmpty())
        search.id = m_id;
    search.hashId = m_hash;
    m_finder.find(search);
}

void ChosenTemplate::take(const QList<Template> &templates)
{
    const auto named = std::find_if(
        templates.begin(), templates.end(), [this](const Template &one) { return isNamed(one); });
    if (named == templates.end()) {
        setState(State::NotFound);
        return;
    }
    m_known = *named;
    setState(State::Known);
}

bool ChosenTemplate::isNamed(const Template &one) const
{
    if (one.id == 0)
        return false;
    return m_hash.isEmpty() ? one.id == m_id : one.hashId == m_hash && (m_id == 0 || one.id == m_id);
}

void ChosenTemplate::setState(State state)
{
    if (state == m_state && state != State::Known)
        return;
    m_state = state;
    Q_EMIT changed();
}

}
