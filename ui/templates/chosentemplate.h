// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/templatemerge.h"
#include "market/templatefinder.h"
#include "ui/widgets/theme.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace berth {

class LaunchDraft;
class Session;

// The template that the form names, looked up, and what it makes of the form. It follows the draft: whatever
// names another template (typing, a preset, a paste) is looked up a moment later.
class ChosenTemplate : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 {
        None, // the form names no template
        Waiting, // it is not known yet: being looked up, or there is no key to ask with
        Known,
        NotFound, // the answer came, and it is not among the account's templates and the public ones
        Failed, // could not be asked
    };
    // Not at every digit that is typed.
    static constexpr std::chrono::milliseconds lookUpAfter{350};

    ChosenTemplate(ApiClient &client, Clock &clock, EndpointPacer &pacer, Session &session,
        LaunchDraft &draft, QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Template &value() const { return m_known; } // while Known
    [[nodiscard]] const std::optional<ApiError> &error() const { return m_error; } // while Failed
    // What is known of it, for a person; empty while there is none.
    [[nodiscard]] QString words() const;
    [[nodiscard]] Tone tone() const; // of the words
    // What the template gives, the form sets, and comes of both. Nothing is given while it is not known.
    [[nodiscard]] TemplateMerge merge() const;
    // What an instance would be made of, as far as that is known: merge().result while Known, else the form.
    [[nodiscard]] RequestFields effective() const;

    // Puts it into the form, by its hash: what it gives can't change then. Any number there is taken out.
    void choose(const Template &one);
    void lookUpAgain();

Q_SIGNALS:
    void changed(); // the state, or the template; not the merge, which changes with every field of the draft

private:
    void follow();
    void lookUp();
    void take(const QList<Template> &templates);
    [[nodiscard]] bool isNamed(const Template &one) const;
    void setState(State state);

    Session &m_session;
    LaunchDraft &m_draft;
    TemplateFinder m_finder;
    QTimer m_soon;
    State m_state = State::None;
    qint64 m_id = 0; // as the draft names it
    QString m_hash;
    Template m_known;
    std::optional<ApiError> m_error;
};

}
