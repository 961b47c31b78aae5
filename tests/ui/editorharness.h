// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/launchdraft.h"
#include "ui/forms/fieldeditor.h"

#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace berth::test {

// An editor in a window of its own, tied to a draft as the form ties it.
class EditorHarness
{
public:
    // Takes the editor over.
    explicit EditorHarness(FieldEditor *editor)
        : m_editor(editor)
    {
        auto *layout = new QVBoxLayout(&m_window);
        layout->addWidget(editor);
        layout->addWidget(&m_other);
        m_other.setFocusPolicy(Qt::StrongFocus);
        QObject::connect(editor, &FieldEditor::edited, &draft, &LaunchDraft::set);
        QObject::connect(&draft, &LaunchDraft::fieldChanged, editor, [this](FieldId id) {
            if (m_editor->fields().contains(id))
                m_editor->load(draft.fields());
        });
        QObject::connect(&draft, &LaunchDraft::replaced, editor, [this] { m_editor->load(draft.fields()); });
        editor->load(draft.fields());
        m_window.show();
        m_window.activateWindow();
        m_other.setFocus();
        [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&m_window);
    }

    template <typename T> T *part(const char *name) const
    {
        return m_window.findChild<T *>(QString::fromLatin1(name));
    }
    QWidget *elsewhere() { return &m_other; }
    const RequestFields &fields() const { return draft.fields(); }

    LaunchDraft draft;

private:
    QWidget m_window;
    QWidget m_other; // somewhere else for the focus to be
    FieldEditor *m_editor;
};

// A turn of the wheel away from the person.
inline void wheelUp(QWidget *widget)
{
    const QPointF middle = widget->rect().center();
    QWheelEvent event(middle, widget->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
        Qt::NoScrollPhase, false);
    // Only what the desktop sends goes on to the parent when it is ignored.
    QSpontaneKeyEvent::setSpontaneous(&event);
    QCoreApplication::instance()->notify(widget, &event);
}

}
