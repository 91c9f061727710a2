# Row 16: a Compose project of ten services, up from nothing, up again unchanged, and down.
$program = (Start-Fixture Helpers/compose.sh).PROGRAM
$folder = (New-Item ([IO.Path]::GetTempPath() + [guid]::NewGuid()) -ItemType Directory).FullName
$file = "$folder/compose.yaml"
Set-Content $file @(
    'name: bench-compose'
    'services:'
    foreach ($number in 0..9) {
        "  s${number}:"
        "    { image: busybox, command: sleep 3600, stop_signal: SIGKILL, depends_on: [$($number -gt 4 ? "s$($number - 5)" : '')] }"
    }
)
try {
    $ours = @{
        Up   = { Deploy-ComposeProject $file -Confirm:$false }
        Down = { Remove-ComposeProject bench-compose -Confirm:$false }
    }
    $theirs = @{
        Up   = { & $program --progress quiet --file $file up --detach }
        Down = { & $program --progress quiet --file $file down }
    }
    $new = Measure-Side -Round 3 -Before { & $theirs.Down } ([ordered]@{ DockerPS = $ours.Up; docker = $theirs.Up })
    & $theirs.Up
    $same = Measure-Side -Round 5 ([ordered]@{ DockerPS = $ours.Up; docker = $theirs.Up })
    & $theirs.Down
    $down = Measure-Side -Round 3 -Before { & $theirs.Up } ([ordered]@{ DockerPS = $ours.Down; docker = $theirs.Down })
} finally {
    & $theirs.Down
    Remove-Item $folder -Recurse
}
$goal = 'at most 0.9 times docker'
New-Row 16 'ten services of Compose, up from nothing' $new $goal -OfDocker 0.9
New-Row 16 'ten services of Compose, up again unchanged' $same $goal -OfDocker 0.9
New-Row 16 'ten services of Compose, down' $down $goal -OfDocker 0.9
